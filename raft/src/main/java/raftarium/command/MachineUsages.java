package raftarium.command;

import static raftarium.grammar.Part.argument;

import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Shaping;
import raftarium.grammar.Usage;
import raftarium.machine.ConfigCommand;
import raftarium.machine.LockCommand;
import raftarium.machine.QueueCommand;

import java.util.List;

/** How what clients ask of other machines than the key-value store is typed. */
final class MachineUsages {
    private static final Part<String> LOCK = argument("NAME", Kinds.TEXT, "Which lock.");
    private static final Part<String> KEY = argument("K", Kinds.KEY, "The key.");

    static final Chapter<Command> ALL = Chapter.of(
            "Machines",
            Usage.of(
                    "push",
                    List.of(
                            "Puts a message at the end of the queue (--machine queue).",
                            "The result is its id."),
                    List.of("push hello"),
                    queue(QueueCommand.Operation.PUSH)
                            .with(
                                    argument("V", Kinds.TEXT, "The message."),
                                    ask -> ((QueueCommand) ask.command()).value())
                            .with(AskUsages.HOW, Ask.Request::how)
                            .makes((value, how) -> AskUsages.write(QueueCommand.push(value), how))),
            Usage.of(
                    "pop",
                    List.of(
                            "Asks for the first visible message, and hides it for 5 s (--machine"
                                    + " queue).",
                            "The result is its id and the message: 7 hello. If it isn't"
                                    + " acknowledged by then it is visible again; after 3"
                                    + " deliveries it is a dead letter."),
                    List.of("pop --client worker"),
                    queue(QueueCommand.Operation.POP)
                            .with(AskUsages.HOW, Ask.Request::how)
                            .makes(how -> AskUsages.write(QueueCommand.pop(), how))),
            Usage.of(
                    "ack",
                    List.of(
                            "Says that a message is done with: it leaves the queue (--machine"
                                    + " queue).",
                            "The result is true, or false if it wasn't delivered or isn't there any"
                                    + " more."),
                    List.of("ack 7"),
                    queue(QueueCommand.Operation.ACK)
                            .with(
                                    argument("ID", Kinds.NUMBER, "The message's id."),
                                    ask -> ((QueueCommand) ask.command()).id())
                            .with(AskUsages.HOW, Ask.Request::how)
                            .makes((id, how) -> AskUsages.write(QueueCommand.ack(id), how))),
            Usage.of(
                    "lock",
                    List.of(
                            "Asks for a lock (--machine lock); it isn't waited for.",
                            "The result is a fencing token, a number that only grows; none if"
                                    + " another client has it. A client that gives no command for"
                                    + " 10 s loses its locks."),
                    List.of("lock printer --client alice"),
                    lock(LockCommand.Operation.LOCK)
                            .with(LOCK, MachineUsages::name)
                            .with(AskUsages.HOW, Ask.Request::how)
                            .makes((name, how) -> AskUsages.write(LockCommand.lock(name), how))),
            Usage.of(
                    "unlock",
                    List.of(
                            "Gives a lock back (--machine lock).",
                            "The result is true, or false if this client doesn't have it."),
                    List.of("unlock printer --client alice"),
                    lock(LockCommand.Operation.UNLOCK)
                            .with(LOCK, MachineUsages::name)
                            .with(AskUsages.HOW, Ask.Request::how)
                            .makes((name, how) -> AskUsages.write(LockCommand.unlock(name), how))),
            Usage.of(
                    "set",
                    List.of(
                            "Sets a key of the configuration (--machine config).",
                            "The result is the new version, of a count over all keys; or false if"
                                    + " the key doesn't have the version that it must have."),
                    List.of("set color blue --version 0"),
                    config(ConfigCommand.Operation.SET)
                            .with(KEY, ask -> config(ask).key())
                            .with(
                                    argument("V", Kinds.TEXT, "The value."),
                                    ask -> config(ask).value())
                            .with(
                                    version(
                                            "--version",
                                            "N",
                                            ConfigCommand.ANY,
                                            "Only if the key has that version now; 0: none yet."),
                                    ask -> config(ask).version())
                            .with(AskUsages.HOW, Ask.Request::how)
                            .makes((key, value, version, how) ->
                                    AskUsages.write(ConfigCommand.set(key, value, version), how))),
            Usage.of(
                    "watch",
                    List.of(
                            "Asks for a key of the configuration (--machine config); it isn't"
                                    + " waited for.",
                            "The result is its version and its value: 3 blue; none if there is"
                                    + " nothing newer."),
                    List.of("watch color --after 3"),
                    config(ConfigCommand.Operation.WATCH)
                            .with(KEY, ask -> config(ask).key())
                            .with(
                                    version(
                                            "--after",
                                            "VERSION",
                                            0,
                                            "Only if it is newer than that."),
                                    ask -> config(ask).version())
                            .with(
                                    AskUsages.read(
                                            "index (the default), lease, log or local, as for"
                                                    + " get."),
                                    Ask.Request::read)
                            .with(AskUsages.HOW, Ask.Request::how)
                            .makes((key, after, read, how) ->
                                    new Ask.Request(ConfigCommand.watch(key, after), read, how))),
            Usage.of(
                    "propose",
                    List.of(
                            "A raw command: the text's bytes in UTF-8 go into the log, for whatever"
                                    + " machine.",
                            "The result is what the machine answers; kv, queue, lock and config"
                                    + " know no such command, and answer none.",
                            "With --into no client asks: a node that leads takes the command,"
                                    + " whomever it reaches, and nobody waits for a result."),
                    List.of("propose hello", "propose hello --into leader"),
                    Shape.of(NodeCommand.ProposeInto.class)
                            .with(
                                    argument("TEXT", Kinds.TEXT, "The command."),
                                    NodeCommand.ProposeInto::typed)
                            .with(
                                    Part.needed(
                                            "--into",
                                            "NODE",
                                            Kinds.NODES,
                                            "Hands it to that node itself."),
                                    NodeCommand.ProposeInto::node)
                            .makes((typed, node) -> new NodeCommand.ProposeInto(node, typed)),
                    Shape.of(Ask.Propose.class)
                            .with(argument("TEXT", Kinds.TEXT, "The command."), Ask.Propose::typed)
                            .with(AskUsages.HOW, Ask.Propose::how)
                            .makes(Ask.Propose::new)));

    private MachineUsages() {}

    private static Shaping<Ask.Request> queue(QueueCommand.Operation operation) {
        return AskUsages.requests(
                command -> command instanceof QueueCommand one && one.operation() == operation);
    }

    private static Shaping<Ask.Request> lock(LockCommand.Operation operation) {
        return AskUsages.requests(
                command -> command instanceof LockCommand one && one.operation() == operation);
    }

    private static Shaping<Ask.Request> config(ConfigCommand.Operation operation) {
        return AskUsages.requests(
                command -> command instanceof ConfigCommand one && one.operation() == operation);
    }

    private static String name(Ask.Request ask) {
        return ((LockCommand) ask.command()).name();
    }

    private static ConfigCommand config(Ask.Request ask) {
        return (ConfigCommand) ask.command();
    }

    private static Part<Long> version(String name, String label, long otherwise, String meaning) {
        return Part.option(name, label, Kinds.COUNT, otherwise, meaning);
    }
}
