package raftarium.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code raftarium completion}. */
@Command(
        name = "completion",
        description = "Writes a script to standard output that has bash or zsh complete commands,"
                + " options, their words and the names of files.",
        footer = {"", "Example: source <(raftarium completion)"})
final class CompletionSubcommand implements Callable<Integer> {
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
        System.out.print(CompletionScript.of(program));
        return 0;
    }
}
