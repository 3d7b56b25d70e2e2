package org.clew.cli.demo;

import java.util.List;

/**
 * The geometry of a piece of tissue, in nanometers.
 *
 * @param cells the bodies of the cells and processes; the owner is the cell, from 1
 * @param nuclei one ball for each nucleus, owned by its cell
 * @param mitochondria balls in a row for each, owned by its cell
 * @param stretches the direction of the mitochondrion, for each of its balls
 * @param cellCount how many cells there are
 */
record Tissue(
    Balls cells, Balls nuclei, Balls mitochondria, List<Point> stretches, int cellCount) {}
