package dev.earshot.app.demo.report;

/** One claim of the tour, what was measured, and whether they agree. */
public record StepResult(String name, String claimed, String measured, boolean ok) {}
