package raftarium.app.export;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The formats there are: those of this room, and those of the rooms above it, which it can't name:
 * they are services, and {@code META-INF/services} lists them.
 */
public final class ExportFormats {
    /** In the order in which help shows them. */
    public static final List<ExportFormat> ALL = Stream.concat(
                    Stream.of(new JsonExport(), new HistoryExport()),
                    ServiceLoader.load(ExportFormat.class, ExportFormats.class.getClassLoader())
                            .stream()
                            .map(ServiceLoader.Provider::get))
            .toList();

    private ExportFormats() {}
}
