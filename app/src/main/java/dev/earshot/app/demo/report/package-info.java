/**
 * The verdict over a tour: every claim held against the recordings, {@code demo-report.json} and
 * the summary for the terminal. Pure, but for writing the file.
 */
@NullMarked
package dev.earshot.app.demo.report;

import org.jspecify.annotations.NullMarked;
