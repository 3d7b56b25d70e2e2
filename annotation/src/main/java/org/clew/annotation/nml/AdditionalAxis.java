package org.clew.annotation.nml;

/**
 * An axis beyond the three of space, e.g. time.
 *
 * @param name e.g. {@code t}, unique in the file
 * @param index its place among the axes of the dataset’s arrays
 * @param start smallest coordinate
 * @param end behind the largest coordinate
 */
public record AdditionalAxis(String name, int index, int start, int end) {}
