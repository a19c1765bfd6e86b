package raftarium.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the process was started with: standard input, output and errors. Each may be closed. Then
 * the next file that is opened takes its place, and the first ones are the Java machine's own: read
 * as input, they would be taken for commands.
 */
final class StandardStreams {
    private static final Path NOTHING = Path.of("/dev/null");

    private static final AtomicBoolean SILENT = new AtomicBoolean();

    private StandardStreams() {}

    /** From now on nothing is written to standard output. */
    static void fallSilent() {
        SILENT.set(true);
    }

    /** Has {@code System.in} and {@code System.out} tell of what can't be read or written. */
    static void take() throws IOException {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        boolean hasInput = isOpen(0, new FileInputStream(FileDescriptor.in).getChannel());
        boolean hasOutput = isOpen(1, out.getChannel());
        isOpen(2, new FileOutputStream(FileDescriptor.err).getChannel());
        if (!hasInput) {
            System.setIn(new ClosedInput());
        }
        System.setOut(new PrintStream(new Output(out, hasOutput), false, StandardCharsets.UTF_8));
    }

    /** Whether it is what the process was given. A place that is free is taken, for good. */
    private static boolean isOpen(int number, FileChannel channel) throws IOException {
        try {
            channel.size();
        } catch (IOException closed) {
            if (Files.exists(NOTHING)) {
                FileChannel.open(NOTHING);
            }
            return false;
        }
        try {
            Path file = Path.of("/proc/self/fd/" + number).toRealPath();
            return !file.startsWith(Path.of(System.getProperty("java.home")).toRealPath());
        } catch (IOException noFile) {
            return true;
        }
    }

    /** Whether standard input and standard output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // Java's own console, which is asked for, is null.
    static boolean areTerminal() {
        // Some versions of Java answer with a console that need be none, if they aren't told so.
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    /** Standard input that is closed. */
    private static final class ClosedInput extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("it is closed");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("it is closed");
        }
    }

    /** Standard output; the first bytes that can't be written end whatever writes them. */
    private static final class Output extends OutputStream {
        private final FileOutputStream file;
        private final boolean isOpen;

        Output(FileOutputStream file, boolean isOpen) {
            this.file = file;
            this.isOpen = isOpen;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (SILENT.get()) {
                return;
            } else if (!isOpen) {
                throw new OutputLostException(new IOException("it is closed"), false);
            }
            try {
                file.write(bytes, from, length);
            } catch (IOException trouble) {
                throw new OutputLostException(trouble, hadReader());
            }
        }

        /** Whether it isn't a file: of pipes, sockets and terminals no place can be asked. */
        private boolean hadReader() {
            try {
                file.getChannel().position();
                return false;
            } catch (IOException noPlace) {
                return true;
            }
        }
    }
}
