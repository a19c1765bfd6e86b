package raftarium.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.HistoryFormat;
import raftarium.check.history.HistoryCheck;
import raftarium.check.history.Operation;
import raftarium.check.history.Verdict;
import raftarium.disk.NamedFile;
import raftarium.words.MistakeException;
import raftarium.words.Shown;
import raftarium.words.TextLines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code raftarium check}. */
@Command(
        name = "check",
        description = {
            "Says whether a history of client operations is linearizable, each key for itself,",
            "a queue, all locks and a configuration each as a whole; and if not shows the fewest",
            "operations it can find that can't be explained.",
            "A history says nothing of the cluster behind it, so no session comes of it. In the",
            "session that it was exported from, 'when not linearizable' goes to the first answer",
            "that can't be explained.",
            "Exit status: 0 it is; 1 it isn't, or nobody knows; 2 it is no history."
        },
        footer = {
            "",
            "A line is an operation: {\"client\":\"c1\",\"op\":\"get\",\"key\":\"x\","
                    + "\"result\":\"7\","
                    + "\"call_ns\":1,\"return_ns\":2,\"outcome\":\"ok\"}",
            "Example: raftarium check run.jsonl"
        })
final class CheckSubcommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A history; - for standard input.")
    String file = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    RunSubcommand.@Nullable Format format;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() throws UsageException, MistakeException {
        HistoryFormat.History read = history();
        List<Operation> history = read.operations();
        Verdict verdict = HistoryCheck.of(history, read.isFromNothing());
        String word = "linearizable";
        String key = null;
        String detail = "";
        if (verdict instanceof Verdict.NotLinearizable broken) {
            word = "not linearizable";
            key = broken.counterexample().key();
            detail = broken.counterexample().drawn();
        } else if (verdict instanceof Verdict.Unknown unknown) {
            word = "unknown";
            key = unknown.key();
            detail = unknown.subject() + ": " + unknown.why();
        }
        if (format == RunSubcommand.Format.json) {
            print(word, history.size(), key, detail);
        } else {
            String count = history.size() + (history.size() == 1 ? " operation" : " operations");
            System.out.println(word + " (" + count + ")");
            Shown.text(detail).lines().forEach(System.out::println);
        }
        return verdict instanceof Verdict.Linearizable ? 0 : 1;
    }

    private static void print(String word, int operations, @Nullable String key, String detail) {
        Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
        JsonObject object = new JsonObject();
        object.addProperty("type", "check");
        object.addProperty("verdict", word);
        object.addProperty("operations", operations);
        object.addProperty("key", key);
        object.addProperty("detail", detail);
        System.out.println(gson.toJson(object));
    }

    private HistoryFormat.History history() throws UsageException, MistakeException {
        boolean isInput = file.equals("-");
        try (TextLines lines = new TextLines(
                isInput ? System.in : Files.newInputStream(NamedFile.checked(Path.of(file))))) {
            return HistoryFormat.read(isInput ? "standard input" : file, lines);
        } catch (InvalidPathException nowhere) {
            throw new UsageException("there can be no file " + file);
        } catch (NoSuchFileException nothing) {
            throw new UsageException(file + ": no such file");
        } catch (IOException trouble) {
            throw new UsageException((isInput ? "standard input" : file) + " can't be read: "
                    + trouble.getMessage());
        }
    }
}
