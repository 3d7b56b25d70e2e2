package org.clew.client;

import java.time.Duration;
import java.time.YearMonth;

/**
 * The time that a user spent on annotations in one month.
 *
 * @param month in the time zone of the server
 * @param duration to the second
 */
public record LoggedTime(YearMonth month, Duration duration) {}
