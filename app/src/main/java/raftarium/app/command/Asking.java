package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import raftarium.command.Ask;
import raftarium.condition.NodeSet;

/** The options of all that a client asks. */
final class Asking implements Vocabulary.Mixed {
    @Option(
            names = "--to",
            paramLabel = "NODE",
            description = "Asks this node only, once; it fails where that doesn't lead.")
    @Nullable
    NodeSet to;

    @Option(names = "--no-wait", description = "Goes on in the background, as a client of its own.")
    boolean noWait;

    @Option(names = "--client", paramLabel = "NAME", description = "The client that asks.")
    @Nullable
    String client;

    @Override
    public Asking copy() {
        Asking copy = new Asking();
        copy.to = to;
        copy.noWait = noWait;
        copy.client = client;
        return copy;
    }

    Ask.How how() {
        return new Ask.How(to, !noWait, client);
    }
}
