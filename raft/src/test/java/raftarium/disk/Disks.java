package raftarium.disk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What the tests do with disks. */
public final class Disks {
    private Disks() {}

    public static void create(Disk disk, String file, String content) {
        disk.create(file);
        disk.write(file, 0, bytes(content));
    }

    public static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static byte[] content(Disk disk, String file) {
        ByteBuffer content = ByteBuffer.allocate((int) disk.size(file));
        disk.read(file, 0, content);
        return content.array();
    }

    public static String text(Disk disk, String file) {
        return new String(content(disk, file), StandardCharsets.ISO_8859_1);
    }

    /** All files and what they hold, in a form that can be compared. */
    public static Map<String, String> contents(Disk disk) {
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
