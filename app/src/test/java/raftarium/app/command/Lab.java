package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.condition.NodeSetParser;
import raftarium.data.Digest;
import raftarium.session.Recorded;
import raftarium.sim.Simulation;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;

/** A session in memory and somebody who types: each line must go as it is said to. */
public final class Lab implements AutoCloseable {
    /** Elected among five nodes with seed 1, long enough ago that all know. */
    public static final String SETTLED = "until leader; run 200ms";

    private final Playground playground;
    private final Interpreter interpreter;

    private Lab(SessionOptions options) {
        playground = new Playground(options.withData(new DataChoice.Memory()));
        interpreter = new Interpreter(playground);
    }

    /** Five nodes that have just started. */
    public static Lab fresh() {
        return new Lab(SessionOptions.DEFAULT.withSeed(1));
    }

    /** Five nodes with a leader. */
    public static Lab settled() {
        Lab lab = fresh();
        lab.ok(SETTLED);
        return lab;
    }

    /** So many nodes with a leader. */
    public static Lab settled(int nodes) {
        Lab lab = fresh();
        lab.ok("new --seed 1 --nodes " + nodes);
        lab.ok(SETTLED);
        return lab;
    }

    /** What was recorded on the branch that the present is on, as lines. */
    public List<String> recorded() {
        return session().timeline().branch().recorded().stream()
                .filter(Recorded.Given.class::isInstance)
                .map(one -> ((Recorded.Given) one).command().line())
                .toList();
    }

    public Reply type(String line) {
        return interpreter.execute(line);
    }

    /** Types a line that goes well. Returns what it says. */
    public String ok(String line) {
        return said(line, Reply.Status.OK);
    }

    /** Types a line whose expectation fails. Returns what it says. */
    public String fails(String line) {
        return said(line, Reply.Status.FAILED);
    }

    /** Types a line that is a mistake, in a line, and changes nothing. Returns what it says. */
    public String mistaken(String line) {
        long executed = simulation().executed();
        String before = digest();
        String said = said(line, Reply.Status.MISTAKE);
        assertThat(said).as("answer to %s", line).isNotBlank().doesNotContain("\n");
        assertThat(digest()).as("digest after the mistake %s", line).isEqualTo(before);
        assertThat(simulation().executed()).isEqualTo(executed);
        return said;
    }

    private String said(String line, Reply.Status wanted) {
        Reply reply = type(line);
        assertThat(reply.status()).as("%s -> %s", line, reply.output()).isEqualTo(wanted);
        return reply.output();
    }

    public void holds(String condition) {
        ok("expect " + condition);
    }

    public void doesNotHold(String condition) {
        assertThat(fails("expect " + condition)).as(condition).contains("doesn't hold at");
    }

    /** The nodes that a set is now; none if it is empty. */
    public List<Integer> nodes(String set) {
        try {
            return NodeSetParser.parse(words(set)).ids(session().moment());
        } catch (MistakeException mistake) {
            throw new AssertionError(set + ": " + mistake.what(), mistake);
        }
    }

    static Words words(String text) throws MistakeException {
        return new Words(new Word("", false, 1, 1), Lexer.statements(text).get(0));
    }

    /** The id of the leader that there is. */
    public int leader() {
        return nodes("leader").get(0);
    }

    public Session session() {
        try {
            return playground.session();
        } catch (SessionException trouble) {
            throw new AssertionError(trouble);
        }
    }

    public Simulation simulation() {
        return session().simulation();
    }

    public long nowNanos() {
        return simulation().nowNanos();
    }

    public String digest() {
        return Digest.text(simulation().trace().digest());
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    public Playground playground() {
        return playground;
    }

    @Override
    public void close() {
        playground.close();
    }
}
