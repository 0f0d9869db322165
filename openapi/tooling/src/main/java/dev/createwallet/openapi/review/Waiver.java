package dev.createwallet.openapi.review;

import dev.createwallet.openapi.document.Position;
import java.time.LocalDate;

/**
 * Accepts one thing that a review reports.
 *
 * @param id the name of what is accepted, as the report has it
 * @param reason why, for people
 * @param until the last day on which it counts
 * @param position where it stands
 */
record Waiver(String id, String reason, LocalDate until, Position position) {}
