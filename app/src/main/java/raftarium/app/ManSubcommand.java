package raftarium.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import raftarium.app.command.Interpreter;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;

import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code raftarium man}. */
@Command(
        name = "man",
        hidden = true,
        description = "Writes the manual page to standard output.",
        footer = {"", "Example: raftarium man > raftarium.1"})
final class ManSubcommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandSpec program =
                Objects.requireNonNull(spec.parent(), "it is a subcommand").root();
        try (Playground none = new Playground(SessionOptions.DEFAULT)) {
            Interpreter interpreter = new Interpreter(none);
            System.out.print(ManPage.of(program, interpreter));
        }
        return 0;
    }
}
