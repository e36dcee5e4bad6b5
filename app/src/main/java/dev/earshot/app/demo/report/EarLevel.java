package dev.earshot.app.demo.report;

/**
 * How loud the supervisor was in one ear during one phase.
 *
 * @param phase index into the report's phases
 * @param typicalDbfs median level, dBFS
 * @param loudestDbfs loudest moment, dBFS
 * @param wholeDbfs level in the phase as a whole, dBFS
 * @param heard whether he was heard
 * @param expected whether he was to be heard
 */
public record EarLevel(
    int phase,
    String ear,
    double typicalDbfs,
    double loudestDbfs,
    double wholeDbfs,
    boolean heard,
    boolean expected) {}
