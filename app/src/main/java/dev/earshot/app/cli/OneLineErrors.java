package dev.earshot.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Says what is wrong in one line on standard error: no usage text, no stack trace. Exit code 2 for
 * a mistake on the command line, 1 for trouble while running.
 */
public final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** Sets both handlers. */
  public static CommandLine install(CommandLine commandLine) {
    OneLineErrors errors = new OneLineErrors();
    return commandLine.setParameterExceptionHandler(errors).setExecutionExceptionHandler(errors);
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    say(wrong.getCommandLine(), wrong);
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception trouble, CommandLine commandLine, ParseResult parsed) {
    say(commandLine, trouble);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void say(CommandLine commandLine, Exception what) {
    String message = what.getMessage() == null ? what.toString() : what.getMessage();
    commandLine
        .getErr()
        .println(
            commandLine.getCommandSpec().qualifiedName()
                + ": "
                + message.strip().replaceAll("\\s*\\R\\s*", "; "));
    commandLine.getErr().flush();
  }
}
