package dev.earshot.mixer.proof;

import java.util.List;

/** The guards of the mixer, each with the change of its text that switches it off. */
final class Mutants {
  private Mutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "the deaf hear nothing", "conference/Participant.java", "!deaf && !held", "!held"),
        new Mutant(
            "who is on hold hears nothing",
            "conference/Participant.java",
            "!deaf && !held",
            "!deaf"),
        new Mutant(
            "the muted are not heard", "conference/Participant.java", "&& !speaker.muted", ""),
        new Mutant(
            "who is on hold is not heard", "conference/Participant.java", "&& !speaker.held", ""),
        new Mutant(
            "a whisper reaches only its tag",
            "conference/Participant.java",
            "tags.contains(only.tag())",
            "true"),
        new Mutant(
            "listeners with other tags are another kind",
            "conference/HearingMatrix.java",
            "new Ear(listener.tags(), ",
            "new Ear(Set.of(), "),
        new Mutant(
            "whisperers are another kind of speaker",
            "conference/HearingMatrix.java",
            "new Voice(speaker.speakOnlyTo(), ",
            "new Voice(Optional.empty(), "),
        new Mutant(
            "nobody hears himself",
            "engine/Mixdown.java",
            "if (voice.length > 0) {",
            "if (voice.length > 1_000_000) {"),
        new Mutant(
            "nobody hears himself at another rate",
            "engine/Mixdown.java",
            "omission = Optional.of(new MixBus.Omission(ear, own[listener]));",
            "omission = Optional.empty();"),
        new Mutant(
            "nobody hears himself in stereo",
            "engine/Stem.java",
            "samples.length > 0 && strips[i] != omitted",
            "samples.length > 0"),
        new Mutant(
            "a voice passes to a listener in one way",
            "engine/MixPlan.java",
            "rows.get(bus).get(group) == passage",
            "rows.get(bus).get(group) != Passage.NONE"),
        new Mutant(
            "who may not hear a voice is not on its bus",
            "engine/MixPlan.java",
            "rows.get(bus).get(group) == passage",
            "true"),
        new Mutant(
            "the gate is asked for each frame",
            "engine/Strip.java",
            "(gate.isEmpty() || gate.get().isOpen())",
            "true"),
        new Mutant(
            "a shut gate is shut", "port/PrivacyGate.java", "(state.get() & 1) != 0", "true"),
        new Mutant(
            "a closing outdates permissions to open",
            "port/PrivacyGate.java",
            "((s >>> 1) + 1) << 1",
            "(s >>> 1) << 1"),
        new Mutant(
            "a voice fades only for who may still hear it",
            "engine/HearingChange.java",
            "return was && mayFade ? Passage.ENDS",
            "return was ? Passage.ENDS"),
        new Mutant(
            "only who heard a voice hears it fade",
            "engine/HearingChange.java",
            "return was && mayFade ? Passage.ENDS",
            "return mayFade ? Passage.ENDS"),
        new Mutant(
            "a voice fades only by the rule of now",
            "engine/HearingChange.java",
            "otherwise.kindHears(ear.fading(), voice.fading())",
            "true"),
        new Mutant(
            "a fade is made of what was heard",
            "engine/Voice.java",
            "fade.tail(last, falling)",
            "fade.tail(now, falling)"),
        new Mutant(
            "a newcomer hears nothing of before",
            "engine/HearingChange.java",
            "was ? Passage.GOES_ON : Passage.BEGINS",
            "Passage.GOES_ON"),
        new Mutant(
            "another ear begins anew",
            "engine/HearingChange.java",
            " && before.strip(formerEar) == now.strip(ear)",
            ""),
        new Mutant(
            "nothing shut out rings on",
            "engine/Voice.java",
            "Arrays.fill(now, 0);",
            "isZero = false;"),
        new Mutant(
            "the deaf hear nothing as another either",
            "Membership.java",
            "if (ears[seat] != Seating.NOBODY) {",
            "if (true) {"),
        new Mutant(
            "a batch is taken as a whole",
            "RoomRules.java",
            "return refusal;\n      }",
            "continue; }"),
        new Mutant(
            "nobody joins twice",
            "RoomRules.java",
            "if (joins == isIn.test(id))",
            "if (!joins && !isIn.test(id))"),
        new Mutant(
            "nobody listens as somebody who is not in",
            "RoomRules.java",
            "case ListenAs as when !as.ear().map(isIn::test).orElse(true)",
            "case ListenAs as when id.value().isEmpty()"),
        new Mutant(
            "no tick is mixed before the changes that wait for it",
            "Room.java",
            "if (!waiting.isEmpty()) {",
            "mix.run(tick - 1);\n      if (!waiting.isEmpty()) {"));
  }
}
