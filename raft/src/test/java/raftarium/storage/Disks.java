package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What the tests do with disks. */
final class Disks {
    private Disks() {}

    static void create(Disk disk, String file, String content) {
        disk.create(file);
        disk.write(file, 0, bytes(content));
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] content(Disk disk, String file) {
        ByteBuffer content = ByteBuffer.allocate((int) disk.size(file));
        disk.read(file, 0, content);
        return content.array();
    }

    static String text(Disk disk, String file) {
        return new String(content(disk, file), StandardCharsets.ISO_8859_1);
    }

    /** Every file belongs to the log as it is now, and the storage knows how large they are. */
    static void assertHoldsOnlyTheLog(Disk disk, Storage storage) {
        long segments = 0;
        long snapshots = 0;
        long snapshotBytes = 0;
        long segmentBytes = 0;
        for (String file : disk.list()) {
            boolean isSnapshot = file.endsWith(".snap");
            snapshots += isSnapshot ? 1 : 0;
            snapshotBytes += isSnapshot ? disk.size(file) : 0;
            segments += file.endsWith(".wal") ? 1 : 0;
            segmentBytes += isSnapshot ? 0 : disk.size(file);
        }
        assertThat(segments + snapshots).isEqualTo(disk.list().size());
        assertThat(snapshots).isLessThan(2);
        assertThat(storage.segments()).isEqualTo((int) segments);
        assertThat(storage.bytesAllocated()).isEqualTo(segmentBytes);
        assertThat(storage.snapshotBytes()).isEqualTo(snapshotBytes);
    }

    /** All files and what they hold, in a form that can be compared. */
    static Map<String, String> contents(Disk disk) {
        Map<String, String> contents = new TreeMap<>();
        for (String file : disk.list()) {
            byte[] content = content(disk, file);
            String start = new String(
                    content, 0, Math.min(64, content.length), StandardCharsets.ISO_8859_1);
            contents.put(
                    file,
                    content.length + " bytes, hash " + Arrays.hashCode(content) + ", " + start);
        }
        return contents;
    }
}
