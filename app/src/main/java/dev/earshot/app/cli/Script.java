package dev.earshot.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Timed steps of {@code earshot script}: one per line, {@code TIME COMMAND ARGUMENT…}. Pure. */
record Script(List<Step> steps) {
  private static final Pattern ARM =
      Pattern.compile("arm \\S+( (listen|whisper|barge)( (next|all)( (agent|call))?)?)?");

  Script {
    steps = List.copyOf(steps);
  }

  /**
   * @param at after the beginning
   * @param words command and arguments
   */
  record Step(int line, Duration at, List<String> words) {
    Step {
      words = List.copyOf(words);
    }

    String command() {
      return words.getFirst();
    }

    Optional<String> word(int index) {
      return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }
  }

  /**
   * Times count from the beginning; with a + from the step before. {@code #} begins a comment.
   *
   * @throws VerbFailure naming the line
   */
  static Script parse(List<String> lines) throws VerbFailure {
    List<Step> steps = new ArrayList<>();
    Duration last = Duration.ZERO;
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).replaceFirst("#.*", "").strip();
      if (text.isEmpty()) {
        continue;
      }
      List<String> words = Arrays.asList(text.split("\\s+"));
      boolean relative = words.getFirst().startsWith("+");
      Optional<Duration> time = Seconds.parse(words.getFirst().substring(relative ? 1 : 0));
      if (time.isEmpty() || words.size() < 2) {
        throw wrong(i + 1, "must be TIME COMMAND, for example '2s listen desk'");
      }
      Duration at = relative ? last.plus(time.get()) : time.get();
      if (at.compareTo(last) < 0) {
        throw wrong(i + 1, "is earlier than the line before it");
      }
      last = at;
      Step step = new Step(i + 1, at, words.subList(1, words.size()));
      check(step);
      steps.add(step);
    }
    if (steps.isEmpty()) {
      throw new VerbFailure(Exit.USAGE, "the script has no steps");
    }
    return new Script(steps);
  }

  private static void check(Step step) throws VerbFailure {
    int arguments = step.words().size() - 1;
    boolean good =
        switch (step.command()) {
          case "silence", "leave", "cancel", "end" -> arguments == 0;
          case "arm" -> ARM.matcher(String.join(" ", step.words())).matches();
          case "listen" -> arguments == 1;
          case "whisper" ->
              arguments == 2 && (step.words().contains("--tag") || step.words().contains("--to"));
          case "barge" -> arguments == 1 && step.words().get(1).equals("--yes");
          case "tag" -> arguments == 3;
          case "untag", "mute", "unmute", "hold", "unhold", "kick" -> arguments == 2;
          default -> throw wrong(step.line(), "unknown command '" + step.command() + "'");
        };
    if (!good) {
      throw wrong(step.line(), "'" + step.command() + "' is written: " + form(step.command()));
    }
  }

  private static String form(String command) {
    return switch (command) {
      case "listen" -> "listen ROOM";
      case "whisper" -> "whisper --tag TAG or whisper --to WHO,WHO";
      case "barge" -> "barge --yes";
      case "arm" -> "arm AGENT [listen|whisper|barge [next|all [agent|call]]]";
      case "tag" -> "tag ROOM WHO TAG";
      case "untag", "mute", "unmute", "hold", "unhold", "kick" -> command + " ROOM WHO";
      default -> command;
    };
  }

  private static VerbFailure wrong(int line, String what) {
    return new VerbFailure(Exit.USAGE, "line " + line + ": " + what);
  }
}
