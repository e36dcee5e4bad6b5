package dev.earshot.app.cli;

import dev.earshot.app.supervision.Mode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What the verbs about chats have in common: a system, and work on it. */
abstract class ChatVerb implements Callable<Integer> {
  private final Runners runners;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Mixin private final ConsoleOptions options = new ConsoleOptions();

  ChatVerb(Runners runners) {
    this.runners = runners;
  }

  /** What a verb does once the system is connected. */
  abstract void perform(Seat seat, ChatOperator operator) throws VerbFailure;

  /** Throws {@link ParameterException} if the arguments contradict each other. */
  void check() {}

  @Override
  public final Integer call() {
    check();
    return new VerbRun(runners, spec, options)
        .perform((seat, _) -> perform(seat, new ChatOperator(seat, options.patience())));
  }

  /** Everybody would see us: that takes a second word. */
  final void confirmed(boolean yes, String what) {
    if (!yes) {
      throw new ParameterException(spec.commandLine(), what + ": confirm by --yes");
    }
  }

  /** {@code listen}, {@code whisper} or {@code barge}. */
  static final class ModeConverter implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String value) {
      try {
        return Mode.valueOf(value.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'" + value + "' is not listen, whisper or barge");
      }
    }
  }
}
