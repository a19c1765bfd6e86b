package raftarium.app;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import raftarium.app.command.Interpreter;

import java.util.List;

/** The manual page, in roff, made of the same tables as --help and the prompt's help. */
final class ManPage {
    /** The day of the build's outputTimestamp: the same page comes of the same sources. */
    static final String DATE = "2026-01-01";

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String of(CommandSpec program, Interpreter interpreter) {
        ManPage page = new ManPage();
        String version = program.version()[0];
        page.line(".TH RAFTARIUM 1 \"" + DATE + "\" \"" + escaped(version) + "\"");
        page.section("NAME");
        page.text("raftarium - " + program.usageMessage().description()[0]);
        page.section("SYNOPSIS");
        page.synopsis(program);
        for (CommandSpec command : commands(program)) {
            page.line(".br");
            page.synopsis(command);
        }
        page.section("OPTIONS");
        page.arguments(program);
        page.section("COMMANDS");
        for (CommandSpec command : commands(program)) {
            page.command(command);
        }
        page.section("PROMPT AND SCRIPTS");
        page.text("The same commands are typed at the prompt, and in the cockpit behind a colon,"
                + " and stand in scripts, a line each.");
        for (String topic : List.of("", "conditions", "nodes", "limits")) {
            page.verbatim(interpreter.execute("help " + topic).output());
        }
        for (String name : interpreter.commandNames()) {
            page.verbatim(interpreter.execute("help " + name).output());
        }
        page.section("EXIT STATUS");
        page.text("0: all expectations held. 1: one failed, or a property was broken. 2: a mistake"
                + " in use; 2 beats 1.");
        return page.page.toString();
    }

    private static List<CommandSpec> commands(CommandSpec program) {
        return program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .toList();
    }

    private void section(String name) {
        line(".SH \"" + name + "\"");
    }

    private void synopsis(CommandSpec command) {
        StringBuilder words = new StringBuilder(command.qualifiedName());
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label = parameter.paramLabel();
            words.append(parameter.arity().min() == 0 ? " [" + label + "]" : " " + label);
        }
        text(words + " [OPTIONS]");
    }

    private void command(CommandSpec command) {
        line(".SS \"" + escaped(command.qualifiedName()) + "\"");
        for (String paragraph : command.usageMessage().description()) {
            text(paragraph);
        }
        arguments(command);
        List<String> footer = List.of(command.usageMessage().footer());
        footer.stream().filter(part -> !part.isEmpty()).forEach(part -> {
            line(".PP");
            text(part);
        });
    }

    private void arguments(CommandSpec command) {
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            tagged(parameter.paramLabel(), parameter.description());
        }
        for (OptionSpec option : command.options()) {
            boolean takes = option.arity().max() > 0;
            tagged(
                    String.join(", ", option.names()) + (takes ? " " + option.paramLabel() : ""),
                    option.description());
        }
    }

    private void tagged(String tag, String[] description) {
        line(".TP");
        line(".B \"" + escaped(tag) + "\"");
        text(String.join(" ", description));
    }

    /** Lines that are kept as they are. */
    private void verbatim(String lines) {
        line(".PP");
        line(".nf");
        lines.lines().forEach(line -> line(escaped(line)));
        line(".fi");
    }

    private void text(String text) {
        line(escaped(Ansi.OFF.string(text.replace("%%", "%").replace("%n", " "))));
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** No command to roff: neither by a backslash, nor by a dot or quote at a line's start. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
