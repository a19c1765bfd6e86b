package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import raftarium.app.session.MachineLoader;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.data.RandomStream;
import raftarium.session.SavedSession;
import raftarium.session.SearchContext;
import raftarium.session.SessionReader;
import raftarium.session.SessionWriter;
import raftarium.session.SharedLine;
import raftarium.words.MistakeException;
import raftarium.words.TextLines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Saved sessions that were damaged, or made up: each is refused in a line, or is the same session.
 * {@code -Draftarium.saved.changed=10} changes each byte of so many; {@code
 * -Draftarium.saved.mutated=100000} tries so many whose sum is right again.
 */
class ChangedSessionsTest {
    private static final String MANY = "raftarium.saved.changed";

    private static final Pattern STRETCH =
            Pattern.compile(" \\(action (\\d+), event \\d+\\) and .* \\(action (\\d+)[,)]");

    private static final String SESSION = """
        new --nodes 3 --seed %d
        until leader
        put x "a\\nb;c"
        bookmark early
        crash leader
        run 600ms
        note it's over
        restart down
        maybe 50%% pause random
        run 400ms
        rewind 500ms
        isolate n2
        run 100ms
        undo
        back 20
        """;

    private static String saved(long seed) throws MistakeException {
        try (Lab lab = Lab.fresh()) {
            SESSION.formatted(seed).lines().forEach(lab::type);
            return SessionWriter.text(lab.session().saved());
        }
    }

    @Test
    void aByteThatIsChangedRemovedOrDoubledIsFound() throws Exception {
        long sessions = Long.getLong(MANY, 1);
        for (long seed = 1; seed <= sessions; seed++) {
            byte[] whole = saved(seed).getBytes(StandardCharsets.UTF_8);
            int step = System.getProperty(MANY) == null ? 7 : 1;
            for (int place = 0; place < whole.length; place += step) {
                for (int other = 1; other < 256; other += step == 1 ? 1 : 37) {
                    byte[] changed = whole.clone();
                    changed[place] ^= (byte) other;
                    assertRefused(changed, place);
                }
                assertRefused(without(whole, place), place);
                assertRefused(doubled(whole, place), place);
            }
        }
    }

    private static byte[] without(byte[] whole, int place) {
        byte[] shorter = Arrays.copyOf(whole, whole.length - 1);
        System.arraycopy(whole, place + 1, shorter, place, shorter.length - place);
        return shorter;
    }

    private static byte[] doubled(byte[] whole, int place) {
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        System.arraycopy(whole, place, longer, place + 1, whole.length - place);
        return longer;
    }

    private static void assertRefused(byte[] bytes, int place) {
        String refusal = refusal(bytes);
        assertThat(refusal).as("byte %d", place).isNotBlank().doesNotContain("\n");
    }

    /** What is said of it; "" if it is read. */
    private static String refusal(byte[] bytes) {
        try {
            SessionReader.read(TextLines.whole(bytes), MachineLoader.KIND);
            return "";
        } catch (CharacterCodingException | MistakeException mistake) {
            return String.valueOf(mistake.getMessage());
        }
    }

    /** What was saved is changed in a few places, and its sum is that of what it is then. */
    @Test
    void whatIsMadeUpIsRefusedOrOpens() throws Exception {
        RandomStream chance = RandomStream.of(7, "mutated sessions");
        String[] texts = {saved(1), saved(2), saved(3)};
        long opened = 0;
        long tries = Long.getLong("raftarium.saved.mutated", 300);
        for (long round = 0; round < tries; round++) {
            String text = texts[(int) chance.below(texts.length)];
            String made = mended(mutated(text, chance));
            String said = opening(made);
            assertThat(said).as(made).doesNotContain("\n");
            opened += said.isEmpty() ? 1 : 0;
        }
        // The sum isn't all that refuses, and doesn't refuse all.
        assertThat(opened).isBetween(1L, tries / 2);
    }

    private static String mutated(String text, RandomStream chance) {
        String body = text.substring(0, text.lastIndexOf(" sum "));
        StringBuilder made = new StringBuilder(body);
        for (long count = chance.between(1, 3); count > 0; count--) {
            int place = (int) chance.below(made.length());
            switch ((int) chance.below(6)) {
                case 0 -> made.deleteCharAt(place);
                case 1 -> made.insert(place, made.charAt(place));
                case 2 -> made.setCharAt(place, (char) ('0' + chance.below(10)));
                case 3 -> made.setCharAt(place, (char) chance.between(' ', '~'));
                case 4 -> swapLines(made, chance);
                default -> digit(made, place, chance);
            }
        }
        return made.toString();
    }

    /** One line stands where another does. */
    private static void swapLines(StringBuilder made, RandomStream chance) {
        String[] lines = made.toString().split("\n");
        int from = (int) chance.below(lines.length);
        int to = (int) chance.below(lines.length);
        lines[to] = lines[from];
        made.setLength(0);
        made.append(String.join("\n", lines));
    }

    /** The next digit becomes another: a number is another one. */
    private static void digit(StringBuilder made, int from, RandomStream chance) {
        for (int place = from; place < made.length(); place++) {
            if (Character.isDigit(made.charAt(place))) {
                made.setCharAt(place, (char) ('0' + chance.below(10)));
                return;
            }
        }
    }

    private static String mended(String body) {
        CRC32C sum = new CRC32C();
        String before = body + " sum ";
        sum.update(before.getBytes(StandardCharsets.UTF_8));
        return before + "%08x\n".formatted(sum.getValue());
    }

    /** What is said of it; "" if it opens. */
    private static String opening(String text) throws SessionException {
        try {
            SavedSession saved = SessionReader.read(text, MachineLoader.KIND);
            Session.restored(saved, SearchContext.HERE).close();
            return "";
        } catch (MistakeException mistake) {
            return mistake.what();
        } catch (SessionException mistake) {
            return String.valueOf(mistake.getMessage());
        }
    }

    /** Each digest is compared: at the end of each branch, and where it was saved. */
    @Test
    void whatComesToSomethingElseIsRefusedAndItIsSaidWhoWroteIt() throws Exception {
        String text = saved(1);
        String body = text.substring(0, text.lastIndexOf(" sum "));
        Matcher digest = Pattern.compile("digest ([0-9a-f]{16})").matcher(body);
        int digests = 0;
        while (digest.find()) {
            digests++;
            String made = body.substring(0, digest.start(1)) + "0123456789abcdef"
                    + body.substring(digest.end(1));
            assertThat(opening(mended(made)))
                    .contains(
                            "something else comes of it",
                            "0123456789abcdef",
                            " (written and read by raftarium ");
            String old = made.replaceFirst("written by .*", "written by raftarium 0.0");
            assertThat(opening(mended(old))).contains(" (written by raftarium 0.0, read by ");
        }
        assertThat(digests).isGreaterThan(2);
        assertThat(opening(mended(body))).isEmpty();
    }

    /** As if a build did something else in one of its commands, whichever that is. */
    @Test
    void theCommandFromWhichOnSomethingElseComesIsSaid() throws Exception {
        try (Lab lab = Lab.settled()) {
            for (int number = 1; number <= 12; number++) {
                lab.ok("put x " + number + "; run 1s");
            }
            String text = SessionWriter.text(lab.session().saved());
            String body = text.substring(0, text.lastIndexOf(" sum "));
            for (int number = 1; number <= 12; number++) {
                Matcher put = Pattern.compile("#(\\d+) put x " + number + "\n").matcher(body);
                assertThat(put.find()).isTrue();
                long action = Long.parseLong(put.group(1));
                String made = body.replace("put x " + number + "\n", "put x other\n");
                Matcher said = STRETCH.matcher(opening(mended(made)));
                assertThat(said.find()).isTrue();
                assertThat(action)
                        .isBetween(Long.parseLong(said.group(1)), Long.parseLong(said.group(2)));
                assertThat(Long.parseLong(said.group(2)) - Long.parseLong(said.group(1)))
                        .isLessThanOrEqualTo(500);
            }
        }
    }

    @Test
    void aMilestoneStandsInItsPlace() throws Exception {
        String body = longSaved();
        Matcher passed = Pattern.compile("passed [^\n]*\n").matcher(body);
        assertThat(passed.find()).isTrue();
        String line = passed.group();
        assertThat(opening(mended(body.replace(line, "")))).isEmpty();
        assertThat(opening(mended(body.replace(line, line + line))))
                .contains("comes before what stands above it");
        String early = body.replace(line, "").replaceFirst("(?m)^@", line + "@");
        assertThat(opening(mended(early))).contains("comes before what stands above it");
        assertThat(opening(mended(body.replace(line, line.replace("events ", "events 1")))))
                .contains("something else comes of it on branch 1 'start' between 0.000 s");
    }

    private static String longSaved() throws MistakeException {
        try (Lab lab = Lab.settled()) {
            lab.ok("crash n1; run 3s; restart n1; run 3s");
            String text = SessionWriter.text(lab.session().saved());
            return text.substring(0, text.lastIndexOf(" sum "));
        }
    }

    /** Whoever pastes it wants it short, however long the session is. */
    @Test
    void aLineOfALongSessionIsShortToo() throws Exception {
        try (Lab lab = Lab.settled()) {
            lab.ok("load --clients 2 --rate 50; run 60s");
            String line = lab.ok("share");
            assertThat(line).hasSizeLessThan(2 << 10);
            assertThat(SharedLine.text(line)).contains("passed @");
            lab.ok("open " + line);
        }
    }

    @Test
    void aNewerFormatIsRefusedByItsNumber() throws Exception {
        String newer = saved(1).replace("raftarium session 1\n", "raftarium session 12\n");
        assertThat(opening(newer)).contains("format 12").contains("newer");
    }

    @Test
    void aLineIsTheSameSession() throws Exception {
        String text = saved(1);
        String line = SharedLine.of(text);
        assertThat(line).matches("raftarium:1:[-_A-Za-z0-9]+");
        assertThat(SharedLine.text(line)).isEqualTo(text);
        for (int place = 0; place < line.length(); place += 5) {
            String shorter = line.substring(0, place) + line.substring(place + 1);
            assertThat(lineRefusal(shorter)).as("sign %d", place).isNotBlank();
        }
    }

    private static String lineRefusal(String line) {
        try {
            return refusal(SharedLine.text(line).getBytes(StandardCharsets.UTF_8));
        } catch (MistakeException mistake) {
            return mistake.what();
        }
    }

    @Test
    void aLineOfHundredCommandsIsShort() throws Exception {
        try (Lab lab = Lab.settled()) {
            for (int round = 0; round < 25; round++) {
                lab.ok("put x " + round + "; crash random; run 300ms; restart down; run 200ms;"
                        + " until leader; isolate random; run 100ms; heal; run 50ms");
            }
            assertThat(lab.recorded()).hasSizeGreaterThan(100);
            assertThat(SharedLine.of(SessionWriter.text(lab.session().saved())))
                    .hasSizeLessThan(4 << 10);
        }
    }

    /** 8 GiB would come of it; it is let go of as soon as it is more than a session may have. */
    @Test
    @Timeout(60)
    void aLineOfZerosIsRefusedBeforeItIsInflated() throws Exception {
        String line = "raftarium:1:"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(zeros(8 << 10));
        long before = allocated();
        assertThat(lineRefusal(line)).contains("more than 16 MiB").doesNotContain("\n");
        assertThat(allocated() - before - 2L * line.length()).isLessThan(100L << 20);
    }

    /** What that line says is as many zeros as it is told to be. */
    @Test
    void theLineOfZerosIsWhole() throws Exception {
        Inflater inflater = new Inflater(true);
        inflater.setInput(zeros(40));
        byte[] chunk = new byte[1 << 16];
        while (!inflater.finished()) {
            assertThat(inflater.inflate(chunk)).isPositive();
        }
        assertThat(inflater.getBytesWritten()).isEqualTo(40L << 20);
        inflater.end();
    }

    /** So many MiB of zeros, deflated: behind the first, each is deflated alike. */
    private static byte[] zeros(int mebibytes) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] second = {};
        for (int count = 0; count < 2; count++) {
            deflater.setInput(new byte[1 << 20]);
            byte[] chunk = new byte[1 << 16];
            int length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            second = Arrays.copyOf(chunk, length);
            all.write(second);
        }
        for (int count = 2; count < mebibytes; count++) {
            all.write(second);
        }
        deflater.finish();
        byte[] end = new byte[64];
        all.write(end, 0, deflater.deflate(end));
        deflater.end();
        return all.toByteArray();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
