package raftarium.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.command.ClusterSpec;
import raftarium.data.Digest;
import raftarium.machine.KeyValueStore;
import raftarium.machine.MachineType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

class DataDirectoryTest {
    private static final String WORK =
            "until leader; repeat 5; append x a; end; crash n2 --torn; append x b;"
                    + " partition n1 | n2..n3; restart n2; run 1s; heal; run 1s";

    @TempDir
    Path place;

    @Test
    void memoryTemporaryAndNamedDirectoriesGiveTheSameDigest() throws SessionException {
        assertThat(worked(new DataChoice.Temporary())).isEqualTo(worked(new DataChoice.Memory()));
        assertThat(worked(new DataChoice.Directory(place.resolve("d"))))
                .isEqualTo(worked(new DataChoice.Memory()));
    }

    private static String worked(DataChoice data) throws SessionException {
        try (Playground playground = new Playground(options(data))) {
            ok(playground, WORK);
            return digest(playground);
        }
    }

    @Test
    void aTemporaryDirectoryIsGoneAfterClosing() throws SessionException {
        Playground playground = new Playground(options(new DataChoice.Temporary()));
        ok(playground, WORK);
        Path home = playground.session().directory();
        assertThat(home).isNotEmptyDirectory();
        playground.close();
        assertThat(home).doesNotExist();
    }

    @Test
    void aNamedDirectoryIsKeptAndResumedFrom() throws SessionException {
        Playground first = named();
        ok(first, WORK);
        long ended = first.session().simulation().nowNanos();
        first.close();

        try (Playground second = new Playground(SessionOptions.DEFAULT.withData(data()))) {
            Session session = second.session();
            assertThat(session.isResumed()).isTrue();
            assertThat(session.seed()).isEqualTo(7);
            assertThat(session.simulation().nodes()).isEqualTo(3);
            assertThat(session.simulation().nowNanos()).isEqualTo(ended);
            assertThat(session.simulation().config().resumed()).isEqualTo(1);
            ok(second, "expect all is follower; expect value x none; until leader; get x");
            ok(second, "expect result = aaaaab; put y 1; expect result ok; expect no violation");
        }
        try (Playground third = new Playground(SessionOptions.DEFAULT.withData(data()))) {
            assertThat(third.session().simulation().config().resumed()).isEqualTo(2);
            assertThat(third.session().simulation().nowNanos()).isGreaterThan(ended);
            ok(third, "until leader; get y; expect result = 1");
        }
    }

    @Test
    void aClusterThatHasGrownIsResumedAsItIs() throws Exception {
        try (Playground playground = named()) {
            ok(playground, "until leader; put x 1; add n4; add n5 --learner; remove n1; put x 2");
            ok(playground, "until logs agree");
        }
        assertThatThrownBy(() -> named().session())
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("cluster of 5 nodes");
        try (Playground playground = new Playground(SessionOptions.DEFAULT.withData(data()))) {
            ok(playground, "expect not n4 is removed and n5 is learner; until leader");
            assertThat(playground.session().simulation().nodes()).isEqualTo(5);
            ok(playground, "until n1 is removed and value x = 2; expect n5 is learner");
            ok(playground, "promote n5; add n6; put x 3; until value x = 3");
            ok(playground, "expect no violation and not n6 is removed");
        }
        try (Playground playground = new Playground(options(data()))) {
            ok(playground, "new --data memory");
            ok(playground, "new --overwrite --data '" + place.resolve("d") + "'; until leader");
            assertThat(playground.session().simulation().nodes()).isEqualTo(3);
            ok(playground, "get x; expect result none; add n4; expect n4 is follower");
        }
        assertThat(place.resolve("d").resolve("n5")).doesNotExist();
    }

    @Test
    void howOftenItWasResumedChangesWhatHappensByChance() throws SessionException {
        String first;
        try (Playground playground = named()) {
            first = drawn(playground);
        }
        try (Playground playground = named()) {
            assertThat(drawn(playground)).isNotEqualTo(first);
        }
    }

    private static String drawn(Playground playground) throws SessionException {
        StringBuilder drawn = new StringBuilder();
        for (int draw = 0; draw < 8; draw++) {
            drawn.append(playground.session().moment().chance().below(100)).append(' ');
        }
        return drawn.toString();
    }

    @Test
    void otherNodesOrAnotherSeedThanStoredAreRefused() throws Exception {
        named().session().close();
        Map<String, String> before = files();
        assertThatThrownBy(() ->
                        Session.open(SessionOptions.DEFAULT.withData(data()).withSeed(8)))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("seed 7");
        assertThatThrownBy(() ->
                        Session.open(new SessionOptions(ClusterSpec.DEFAULT.withNodes(5), data())))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("cluster of 3 nodes");
        assertThat(files()).isEqualTo(before);
        Session.open(new SessionOptions(ClusterSpec.of(3, 7), data())).close();
    }

    @Test
    void theMachineIsThatOfTheDirectoryAndAnotherIsRefused() throws Exception {
        SessionOptions queue = SessionOptions.DEFAULT.withData(data());
        Session.open(of(MachineType.QUEUE)).close();
        assertThatThrownBy(() -> Session.open(of(MachineType.KV)))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("cluster of machine queue: leave out --machine kv");
        try (Session resumed = Session.open(queue)) {
            assertThat(resumed.simulation().config().machine()).isEqualTo(MachineType.QUEUE);
        }
    }

    @Test
    void aClassThatIsGoneIsNamedWhenItsClusterIsResumed() throws Exception {
        SessionOptions options = SessionOptions.DEFAULT.withData(data());
        Session.open(of(new MachineType("a.Gone", KeyValueStore::new))).close();
        assertThatThrownBy(() -> Session.open(options))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("cluster of machine a.Gone")
                .hasMessageContaining("no class a.Gone");
    }

    @Test
    void newOnADirectoryWithAClusterIsRefusedUnlessItMayOverwrite() throws Exception {
        Playground first = named();
        ok(first, WORK);
        first.close();
        try (Playground second = new Playground(SessionOptions.DEFAULT.withSeed(7))) {
            ok(second, "run 1s");
            String digest = digest(second);
            assertThat(type(second, "new --data '" + place.resolve("d") + "'"))
                    .contains("holds a cluster")
                    .contains("--overwrite");
            assertThat(digest(second)).as("the session goes on").isEqualTo(digest);
            ok(
                    second,
                    "new --nodes 3 --overwrite --data '" + place.resolve("d")
                            + "'; until leader; get x");
            ok(second, "expect result none");
        }
    }

    @Test
    void newOnADirectoryThatWasResumedIsRefusedAndTheSessionGoesOn() throws Exception {
        named().session().close();
        try (Playground second = named()) {
            ok(second, "until leader; put x 1");
            assertThat(type(second, "new")).contains("holds a cluster");
            ok(
                    second,
                    "get x; expect result = 1; new --overwrite; "
                            + "until leader; get x; expect result none");
        }
    }

    @Test
    void newOnADirectoryThatThisRunMadeIsFine() throws Exception {
        Path other = place.resolve("e");
        try (Playground playground = named()) {
            ok(
                    playground,
                    "until leader; put x 1; new; until leader; get x; expect result none; put x 2");
            ok(
                    playground,
                    "new --data '" + other + "'; run 1s; new --data '" + place.resolve("d")
                            + "'; run 1s");
            assertThat(type(playground, "new --heartbeat 10s")).contains("heartbeat");
            ok(playground, "until leader; get x; expect result none");
        }
    }

    @Test
    void aDirectoryInUseIsRefused() throws Exception {
        try (Playground first = named()) {
            ok(first, "run 1s");
            assertThatThrownBy(() -> named().session())
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining(place.resolve("d").toString());
            ok(first, "until leader; put x 1; expect result ok");
        }
    }

    @Test
    void aFlippedByteInALogIsRefusedWithFileAndOffsetAndNothingIsTouched() throws Exception {
        Playground first = named();
        ok(first, "until leader; repeat 20; append x abcdefgh; end; run 1s");
        // The first node's log ends torn, which opening would mend: not if another one's is
        // corrupt.
        ok(first, "load --clients 5 --rate 2000; run 500ms; crash all --torn");
        first.close();
        Path log = largest(place.resolve("d"), "3");
        byte[] bytes = Files.readAllBytes(log);
        bytes[900] ^= 0x10;
        Files.write(log, bytes);
        Map<String, String> before = files();
        assertThatThrownBy(() -> named().session())
                .isInstanceOf(SessionException.class)
                .hasMessageContaining(log.getFileName().toString())
                .hasMessageContaining("n3")
                .hasMessageContaining("at byte ");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aFlippedByteInTheClusterFileIsRefused() throws Exception {
        named().session().close();
        Path cluster = place.resolve("d").resolve("cluster");
        byte[] bytes = Files.readAllBytes(cluster);
        bytes[bytes.length / 2] ^= 1;
        Files.write(cluster, bytes);
        Map<String, String> before = files();
        assertThatThrownBy(() -> named().session())
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("cluster");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aTornCrashOfAllIsResumedFrom() throws Exception {
        for (int round = 0; round < 4; round++) {
            Playground playground = named();
            ok(
                    playground,
                    "until leader; append x a; expect result ok; "
                            + "load --clients 5 --rate 2000; run 200ms");
            ok(playground, "crash all --torn");
            playground.close();
        }
        try (Playground playground = named()) {
            ok(
                    playground,
                    "until leader; get x; expect result = aaaa; "
                            + "until logs agree; expect no violation");
        }
    }

    private Playground named() {
        return new Playground(options(data()));
    }

    private DataChoice data() {
        return new DataChoice.Directory(place.resolve("d"));
    }

    private SessionOptions of(MachineType machine) {
        return new SessionOptions(ClusterSpec.DEFAULT.withMachine(machine), data());
    }

    private static SessionOptions options(DataChoice data) {
        return new SessionOptions(ClusterSpec.of(3, 7), data);
    }

    private static String type(Playground playground, String line) {
        return new Interpreter(playground).execute(line).output();
    }

    private static void ok(Playground playground, String line) {
        Reply reply = new Interpreter(playground).execute(line);
        assertThat(reply.status()).as("%s -> %s", line, reply.output()).isEqualTo(Reply.Status.OK);
    }

    private static String digest(Playground playground) throws SessionException {
        return Digest.text(playground.session().simulation().trace().digest());
    }

    private static Path largest(Path directory, String part) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file ->
                            directory.relativize(file).getName(0).toString().contains(part))
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(place)) {
            for (Path file : tree.toList()) {
                files.put(
                        file.toString(),
                        Files.isDirectory(file)
                                ? ""
                                : HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
