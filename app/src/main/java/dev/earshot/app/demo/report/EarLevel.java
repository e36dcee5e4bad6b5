package dev.earshot.app.demo.report;

/**
 * What was found of the supervisor in one ear during one phase. If his microphone is a tone: its
 * level, in dBFS. If it is speech: how much the ear resembles his voice, in dB; 0 is his voice and
 * nothing else, strangers reach -9 at the worst of moments and -20 as a rule.
 *
 * @param phase index into the report's phases
 * @param typicalDb median
 * @param loudestDb loudest or most similar moment
 * @param wholeDb the phase as a whole
 * @param heard whether he was heard
 * @param expected whether he was to be heard
 */
public record EarLevel(
    int phase,
    String ear,
    double typicalDb,
    double loudestDb,
    double wholeDb,
    boolean heard,
    boolean expected) {}
