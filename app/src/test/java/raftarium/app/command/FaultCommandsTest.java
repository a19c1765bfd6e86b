package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultCommandsTest {
    @Test
    void aNodeWithoutRoomFailsAndComesBackWhenThereIsSome() {
        try (Lab lab = Lab.settled()) {
            lab.ok("put k 1");
            String leader = lab.ok("fault disk leader full").replaceAll(".* of | is .*", "");
            assertThat(lab.ok("status " + leader)).contains("disk full");
            assertThat(lab.ok("put k 2")).startsWith("ok");
            lab.ok("expect " + leader + " is failed");
            assertThat(lab.ok("status " + leader))
                    .contains("failed", "cannot write 0000000000000001.wal: no space left");
            assertThat(lab.ok("why " + leader)).contains("failed", "no space left on device");
            assertThat(lab.type("status " + leader).data().toString())
                    .contains(
                            "\"disk_trouble\":\"full\"",
                            "\"failure\":\"cannot write 0000000000000001.wal: no space");
            lab.ok("fault disk all ok; restart " + leader);
            lab.ok("expect value k = 2 within 2s; expect logs agree within 2s");
            assertThat(lab.ok("status")).doesNotContain("disk", "failed");
            assertThat(lab.ok("trace --type disk-changed"))
                    .contains(leader + "'s disk is full", leader + "'s disk is well");
        }
    }

    @Test
    void aDiskIsReadOnlyOrSlowOrFailsOnce() {
        try (Lab lab = Lab.settled()) {
            assertThat(lab.ok("fault disk n1,n2 slow 20ms..50ms"))
                    .isEqualTo("the disks of n1, n2 are slow: a sync takes 20ms to 50ms");
            assertThat(lab.ok("fault disk n1 slow 1s"))
                    .isEqualTo("the disk of n1 is slow: a sync takes 1s");
            assertThat(lab.ok("fault disk followers read-only")).endsWith(" are read-only");
            lab.ok("put k v --no-wait; run 1s");
            lab.ok("expect down is failed");
            lab.ok("fault disk all ok; restart down; until leader within 5s");
            assertThat(lab.ok("fault disk leader error 2"))
                    .endsWith(" is about to fail, at operation 2");
            assertThat(lab.ok("fault disk leader error")).endsWith("at operation 1");
            lab.ok("put k w; until logs agree within 5s");
            assertThat(lab.ok("trace --type node-failed --last 1")).contains("input/output error");
        }
    }

    @Test
    void aDamagedDiskIsRefusedByNameAndPlace() {
        try (Lab lab = Lab.settled()) {
            assertThat(lab.ok("fault disk n2 corrupt"))
                    .matches("n2: bit [0-7] of byte \\d+ of 0000000000000001.wal flips");
            assertThat(lab.ok("restart n1,n2"))
                    .matches("(?s)n1 started\nn2 fails: 0000000000000001.wal is damaged at byte"
                            + " \\d+: expected .*, found .*");
            lab.ok("expect n2 is failed; until leader within 5s; put k v");
            assertThat(lab.ok("fault disk n2 ok; restart n2")).contains("n2 fails: ");
            assertThat(lab.ok("fault disk n3 corrupt 0000000000000001.wal")).startsWith("n3: bit");
            assertThat(lab.mistaken("fault disk n3 corrupt n3.wal"))
                    .isEqualTo("there is no n3.wal on the disk of n3: its files are"
                            + " 0000000000000001.wal");
        }
        try (Lab lab = Lab.fresh()) {
            assertThat(lab.mistaken("fault disk n1 corrupt"))
                    .isEqualTo("there is nothing on the disk of n1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "fault | 'disk' is missing",
                "fault n1 full | 'disk' expected, not 'n1'",
                "fault disk full | a node or a set of nodes",
                "fault disk n1 | 'read-only', 'error', 'corrupt' or 'ok' is missing",
                "fault disk n1 ful | expected, not 'ful'; did you mean 'full'?",
                "fault disk n1 slow | D is missing",
                "fault disk n1 slow 5 | '5' is no time",
                "fault disk n1 slow 5ms..1ms | runs backwards",
                "fault disk n1 error 0 | which operation fails, 1 or more, expected, not '0'",
                "fault disk n1 full now | unexpected 'now'",
                "fault disk n9 full | there is no n9: the nodes are n1 to n5",
                "fault disk down full | 'down' is no node at the moment",
            })
    void aMistakeIsOneClearLine(String line, String said) {
        try (Lab lab = Lab.settled()) {
            assertThat(lab.mistaken(line)).contains(said);
        }
    }
}
