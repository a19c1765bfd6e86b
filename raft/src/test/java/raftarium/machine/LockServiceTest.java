package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

class LockServiceTest {
    private static final long SECOND = 1_000_000_000;

    private final LockService service = new LockService();

    private static String apply(LockService service, ClientCommand command) {
        Bytes answer = service.apply(command.encode());
        return answer == null ? null : answer.utf8();
    }

    private String lock(String name, String client, long atSeconds) {
        return apply(service, LockCommand.lock(name).by(client, atSeconds * SECOND));
    }

    private String unlock(String name, String client, long atSeconds) {
        return apply(service, LockCommand.unlock(name).by(client, atSeconds * SECOND));
    }

    @Test
    void oneHasItAndTheOthersDoNot() {
        assertThat(lock("a", "c1", 0)).isEqualTo("1");
        assertThat(lock("a", "c2", 0)).isNull();
        assertThat(lock("b", "c2", 0)).isEqualTo("2");
        assertThat(unlock("a", "c2", 0)).isEqualTo("false");
        assertThat(unlock("a", "c1", 0)).isEqualTo("true");
        assertThat(unlock("a", "c1", 0)).isEqualTo("false");
        assertThat(lock("a", "c2", 0)).isEqualTo("3");
        assertThat(service.contents()).isEqualTo(Map.of("a", "c2 3", "b", "c2 2"));
        assertThat(service.value("a")).isEqualTo("c2 3");
        assertThat(service.value("c")).isNull();
    }

    @Test
    void whoHasItAlreadyGetsItsTokenAgain() {
        assertThat(lock("a", "c1", 0)).isEqualTo("1");
        lock("b", "c1", 0);
        assertThat(lock("a", "c1", 3)).isEqualTo("1");
    }

    @Test
    void aSessionThatIsNotHeardOfForTenSecondsLosesItsLocks() {
        lock("a", "c1", 0);
        lock("b", "c1", 0);
        assertThat(lock("a", "c2", 9)).isNull();
        assertThat(lock("a", "c2", 10)).isEqualTo("3");
        assertThat(lock("b", "c2", 10)).isEqualTo("4");
        assertThat(unlock("a", "c1", 11)).as("it comes late").isEqualTo("false");
        assertThat(lock("a", "c1", 11)).isNull();
    }

    @Test
    void anyCommandKeepsItAlive() {
        lock("a", "c1", 0);
        unlock("nothing", "c1", 8);
        assertThat(lock("a", "c2", 17)).isNull();
        assertThat(lock("a", "c2", 18)).isEqualTo("2");
    }

    @Test
    void aCommandThatComesLateDoesNotShortenASession() {
        lock("a", "c1", 8);
        unlock("nothing", "c1", 1);
        assertThat(lock("a", "c2", 17)).isNull();
    }

    @Test
    void aCommandThatComesTooLateTakesNothing() {
        lock("a", "c1", 30);
        assertThat(lock("b", "c2", 20)).as("a token, to be refused").isEqualTo("2");
        assertThat(service.value("b")).isNull();
        assertThat(service.logNanos()).isEqualTo(30 * SECOND);
    }

    @Test
    void itIsBounded() {
        for (int count = 0; count < LockService.MAX_LOCKS; count++) {
            assertThat(lock("l" + count, "c1", 0)).isNotNull();
        }
        assertThat(lock("one more", "c1", 0)).isNull();
        assertThat(lock("l7", "c1", 0)).isEqualTo("8");
        unlock("l7", "c1", 0);
        assertThat(lock("one more", "c1", 0)).isEqualTo("10001");
    }

    /** The same, without ever letting go of anything but in words. */
    private static final class Naive {
        private final Map<String, String> holders = new TreeMap<>();
        private final Map<String, Integer> tokens = new TreeMap<>();
        private final Map<String, Long> heard = new TreeMap<>();
        private long now;
        private int last;

        private boolean isAlive(String client) {
            return heard.containsKey(client) && now - heard.get(client) < 10 * SECOND;
        }

        String apply(LockCommand command) {
            now = Math.max(now, command.atNanos());
            holders.values().removeIf(holder -> !isAlive(holder));
            heard.keySet().retainAll(Set.copyOf(holders.values()));
            String client = command.client();
            String holder = holders.get(command.name());
            heard.merge(client, command.atNanos(), Math::max);
            if (command.operation() == LockCommand.Operation.UNLOCK) {
                boolean has = client.equals(holder);
                if (has) {
                    holders.remove(command.name());
                }
                return String.valueOf(has);
            } else if (holder == null) {
                holders.put(command.name(), client);
                tokens.put(command.name(), ++last);
            }
            return client.equals(holders.get(command.name()))
                    ? String.valueOf(tokens.get(command.name()))
                    : null;
        }
    }

    @Test
    void itDoesWhatANaiveServiceDoes() {
        for (long seed = 0; seed < 300; seed++) {
            RandomStream random = RandomStream.of(seed, "locks");
            LockService tried = new LockService();
            Naive naive = new Naive();
            long now = 0;
            for (int count = 0; count < 120; count++) {
                now += random.below(3 * SECOND);
                LockCommand command = (LockCommand) MachineSnapshotTest.command(
                        MachineType.LOCK, random, Math.max(0, now - random.below(4 * SECOND)));
                assertThat(apply(tried, command))
                        .as("seed %d, command %d, %s", seed, count, command)
                        .isEqualTo(naive.apply(command));
            }
        }
    }

    @Test
    void itsCommandsAreWhatOneWouldType() {
        assertThat(LockCommand.lock("a")).hasToString("lock a");
        assertThat(LockCommand.unlock("a")).hasToString("unlock a");
        assertThat(service.describe(LockCommand.lock("a").by("c3", 5).encode()))
                .isEqualTo("lock a (c3)");
    }
}
