package dev.earshot.app.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command and all its verbs, in man(7)'s language. */
final class ManualPage {
  private static final String TAIL =
      """
      .SH FILES
      .TP
      .I ~/.config/earshot/settings.json
      what the user chose in the dock ($XDG_CONFIG_HOME is obeyed); stays when Earshot is removed
      .TP
      .I /etc/earshot/focus.env, /etc/earshot/relay.env, /etc/earshot/relay.json
      of the services of the package earshot-server
      .SH EXIT STATUS
      .TP
      .B 0
      done as asked
      .TP
      .B 1
      Earshot could not start
      .TP
      .B 2
      wrong usage, profile or link
      .TP
      .B 3
      the system cannot be reached or refuses us
      .TP
      .B 4
      no such conference or participant
      .TP
      .B 5
      refused or not confirmed; nobody hears you
      .TP
      .B 6
      the audience was lost before the time was over
      """;

  private final String version;
  private final StringBuilder page = new StringBuilder();

  ManualPage(String version) {
    this.version = version;
  }

  String of(CommandSpec root) {
    line(".TH EARSHOT 1 \"\" \"earshot " + escaped(version) + "\" \"User Commands\"");
    line(".SH NAME");
    line("earshot \\- " + escaped(description(root)));
    line(".SH SYNOPSIS");
    line(".B earshot");
    line("[\\fIoptions\\fR] [\\fIcommand\\fR]");
    line(".SH OPTIONS");
    arguments(root);
    line(".SH COMMANDS");
    verbs(root, "earshot");
    page.append(TAIL);
    return page.toString();
  }

  private void verbs(CommandSpec parent, String path) {
    for (CommandLine verb : parent.subcommands().values().stream().distinct().toList()) {
      CommandSpec spec = verb.getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        String name = path + " " + spec.name();
        line(".SS " + escaped(name + parameters(spec)));
        line(escaped(description(spec)));
        arguments(spec);
        verbs(spec, name);
      }
    }
  }

  private static String parameters(CommandSpec spec) {
    return spec.positionalParameters().stream()
        .map(p -> " " + p.paramLabel())
        .collect(Collectors.joining());
  }

  private void arguments(CommandSpec spec) {
    List<PositionalParamSpec> positions = spec.positionalParameters();
    Stream.<ArgSpec>concat(positions.stream(), spec.options().stream())
        .filter(argument -> !argument.hidden())
        .forEach(this::argument);
  }

  private void argument(ArgSpec argument) {
    line(".TP");
    String label = argument.arity().max() == 0 ? "" : argument.paramLabel();
    if (argument instanceof OptionSpec option) {
      String value = label.isEmpty() ? "" : " \\fI" + escaped(label) + "\\fR";
      line("\\fB" + escaped(String.join(", ", option.names())) + "\\fR" + value);
    } else {
      line("\\fI" + escaped(label) + "\\fR");
    }
    line(escaped(plain(argument.description())));
  }

  private static String description(CommandSpec spec) {
    return plain(spec.usageMessage().description());
  }

  /** picocli's texts are formats. */
  private static String plain(String... text) {
    return String.join(" ", text).replace("%n", " ").replace("%%", "%").strip();
  }

  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
