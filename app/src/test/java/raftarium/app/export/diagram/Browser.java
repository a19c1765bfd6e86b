package raftarium.app.export.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Assumptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page in headless Chromium, moved by keys and clicks as a person's are. */
final class Browser implements AutoCloseable {
    private static final int SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();

    /** What the page complained of. */
    private final List<String> complaints = new ArrayList<>();

    private int sent;

    private Browser(Process process, String page) {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(page), new Listener())
                .join();
        call("Runtime.enable", "{}");
        call("Log.enable", "{}");
        call("Page.enable", "{}");
    }

    /** Opens a file. The test is skipped where there is no Chromium. */
    static Browser open(Path file, Path profile) {
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(chromium.isPresent(), "no chromium on the path: not looked at");
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            chromium.orElseThrow().toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--remote-debugging-port=0",
                            "--remote-allow-origins=*",
                            "--user-data-dir=" + profile,
                            "--window-size=1280,800",
                            file.toUri().toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("TMPDIR", String.valueOf(profile.getParent()));
            Process process = builder.start();
            return new Browser(process, page(port(process)));
        } catch (IOException | InterruptedException trouble) {
            throw new AssertionError("chromium", trouble);
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(":", -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int port(Process process) throws IOException {
        BufferedReader said = new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("DevTools listening on ")) {
                Thread rest = new Thread(() -> said.lines().forEach(other -> {}));
                rest.setDaemon(true);
                rest.start();
                return URI.create(line.substring(line.indexOf("ws://"))).getPort();
            }
        }
        throw new AssertionError("chromium didn't start");
    }

    private static String page(int port) throws IOException, InterruptedException {
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        for (int tries = 0; tries < 1_000; tries++) {
            String body = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(list).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonElement one : JsonParser.parseString(body).getAsJsonArray()) {
                JsonObject target = one.getAsJsonObject();
                if (target.get("type").getAsString().equals("page")) {
                    return target.get("webSocketDebuggerUrl").getAsString();
                }
            }
        }
        throw new AssertionError("chromium has no page");
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                answers.add(JsonParser.parseString(text.toString()).getAsJsonObject());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private JsonObject call(String method, String parameters) {
        int id = ++sent;
        socket.sendText(
                        "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters
                                + "}",
                        true)
                .join();
        try {
            while (true) {
                JsonObject answer = answers.poll(SECONDS, TimeUnit.SECONDS);
                if (answer == null) {
                    throw new AssertionError("no answer to " + method);
                } else if (answer.has("id") && answer.get("id").getAsInt() == id) {
                    return answer;
                }
                hear(answer);
            }
        } catch (InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private void hear(JsonObject event) {
        String method = event.has("method") ? event.get("method").getAsString() : "";
        if (method.equals("Runtime.exceptionThrown") || method.equals("Log.entryAdded")) {
            complaints.add(event.toString());
        }
    }

    /** What the page complained of so far. */
    List<String> complaints() {
        return complaints;
    }

    /** What an expression is, as JSON. */
    JsonElement value(String expression) {
        JsonObject answer = evaluated(expression);
        JsonObject result = answer.getAsJsonObject("result");
        if (result == null || result.has("exceptionDetails")) {
            throw new AssertionError(expression + " -> " + answer);
        }
        return result.getAsJsonObject("result").get("value");
    }

    private JsonObject evaluated(String expression) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        parameters.addProperty("awaitPromise", true);
        return call("Runtime.evaluate", parameters.toString());
    }

    /** What an expression is, as text. */
    String text(String expression) {
        return value(expression).getAsString();
    }

    /**
     * Waits until the page has begun. The empty one that a browser begins with may be left while
     * it is asked: then it is asked again.
     */
    void awaitBegin() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        String wait = "new Promise(done => { const look = () => window.raftarium ? done(true)"
                + " : setTimeout(look, 20); look(); })";
        JsonObject answer = evaluated(wait);
        while (answer.has("error") && System.nanoTime() < deadline) {
            answer = evaluated(wait);
        }
        assertThat(answer.has("error")).as("%s", answer).isFalse();
    }

    /** What has the focus: its role and its name, as a screen reader is told them. */
    String focused() {
        JsonObject element = new JsonObject();
        element.addProperty("expression", "document.activeElement");
        String id = call("Runtime.evaluate", element.toString())
                .getAsJsonObject("result")
                .getAsJsonObject("result")
                .get("objectId")
                .getAsString();
        JsonObject parameters = new JsonObject();
        parameters.addProperty("objectId", id);
        parameters.addProperty("fetchRelatives", false);
        JsonObject node = call("Accessibility.getPartialAXTree", parameters.toString())
                .getAsJsonObject("result")
                .getAsJsonArray("nodes")
                .get(0)
                .getAsJsonObject();
        return Stream.of("role", "name")
                .map(part -> node.getAsJsonObject(part).get("value").getAsString())
                .collect(Collectors.joining(" "));
    }

    /** Presses a key and lets it go. */
    void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            JsonObject parameters = new JsonObject();
            parameters.addProperty("type", type);
            parameters.addProperty("key", key);
            if (key.length() == 1 && type.equals("keyDown")) {
                parameters.addProperty("text", key);
            }
            if (key.equals("Enter") || key.equals("Tab")) {
                parameters.addProperty("windowsVirtualKeyCode", key.equals("Tab") ? 9 : 13);
                parameters.addProperty("text", key.equals("Tab") ? "" : "\r");
            }
            call("Input.dispatchKeyEvent", parameters.toString());
        }
    }

    /** Clicks at a place. */
    void click(double x, double y) {
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    "{\"type\":\"" + type + "\",\"x\":" + x + ",\"y\":" + y
                            + ",\"button\":\"left\",\"clickCount\":1}");
        }
    }

    /** The window has another size. */
    void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height
                        + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }
}
