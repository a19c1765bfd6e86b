package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;

import javax.xml.parsers.DocumentBuilderFactory;

/** The jar's NOTICE lists what the jar is made of: no part more, none less, each with its texts. */
class NoticeTest {
    private static final Path APP = Path.of("").toAbsolutePath();
    private static final Pattern ROW =
            Pattern.compile("([a-z_-]+) +([0-9.]+) +([a-z.]+) +([^ ].*\\.txt)");

    /** How each text begins, and what stands near its end. */
    private static final Map<String, List<String>> TEXTS = Map.of(
            "LGPL-3.0.txt",
            List.of(
                    "GNU LESSER GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007",
                    "proxy's public"),
            "GPL-3.0.txt",
            List.of("GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007", "why-not-lgpl.html"),
            "Apache-2.0.txt",
            List.of("Apache License\n Version 2.0, January 2004", "limitations under the License"),
            "BSD-3-Clause-JLine.txt",
            List.of(
                    "Copyright (c) 2002-2026, the original author(s).",
                    "POSSIBILITY OF SUCH DAMAGE"));

    private record Part(String artifact, String version, String packages, List<String> texts) {
        String file() {
            return artifact + "-" + version + ".jar";
        }
    }

    /** Beside the program's classes: others on the class path have such files, too. */
    private static String resource(String name) throws Exception {
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Files.readString(classes.resolve("META-INF").resolve(name));
    }

    private static List<Part> parts() throws Exception {
        List<Part> parts = resource("NOTICE")
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> new Part(
                        row.group(1),
                        row.group(2),
                        row.group(3),
                        List.of(row.group(4).split(", "))))
                .toList();
        assertThat(parts).hasSizeGreaterThan(5);
        return parts;
    }

    private static TreeSet<String> listed() throws Exception {
        TreeSet<String> names = new TreeSet<>();
        parts().forEach(part -> names.add(part.artifact()));
        return names;
    }

    private static Element parse(InputStream pom) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(pom).getDocumentElement();
    }

    private static Element parse(Path pom) throws Exception {
        try (InputStream in = Files.newInputStream(pom)) {
            return parse(in);
        }
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    /** What a project needs when it runs. */
    private static List<String> needs(Element project) {
        return children(project, "dependencies").stream()
                .flatMap(all -> children(all, "dependency").stream())
                .filter(one -> List.of("", "compile", "runtime").contains(text(one, "scope")))
                .filter(one -> !text(one, "optional").equals("true"))
                .map(one -> text(one, "artifactId"))
                .toList();
    }

    private static Path onClassPath(Part part) {
        List<Path> found = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.endsWith(part.file()))
                .toList();
        assertThat(found).as(part.file() + " on the class path").hasSize(1);
        return found.get(0);
    }

    @Test
    void whatIsPutIntoTheJarIsWhatIsListed() throws Exception {
        NodeList includes = parse(APP.resolve("pom.xml")).getElementsByTagName("artifactSet");
        assertThat(includes.getLength()).isEqualTo(1);
        Element set = (Element) includes.item(0);
        List<String> shaded = children(children(set, "includes").get(0), "include").stream()
                .map(include -> include.getTextContent().replaceAll(".*:", ""))
                .filter(artifact -> !artifact.equals("raft"))
                .toList();
        assertThat(shaded).containsExactlyInAnyOrderElementsOf(listed());
    }

    /** The parts that this project names, and those that these bring. */
    @Test
    void whatTheProgramNeedsIsListed() throws Exception {
        TreeSet<String> needed = new TreeSet<>(needs(parse(APP.resolve("pom.xml"))));
        needed.addAll(needs(parse(APP.resolveSibling("raft").resolve("pom.xml"))));
        needed.remove("raft");
        for (Part part : parts()) {
            try (JarFile jar = new JarFile(onClassPath(part).toFile())) {
                for (ZipEntry entry : jar.stream().toList()) {
                    if (entry.getName().matches("META-INF/maven/.*/pom.xml")) {
                        needed.addAll(needs(parse(jar.getInputStream(entry))));
                    }
                }
            }
        }
        assertThat(needed).isEqualTo(listed());
    }

    @Test
    void eachPartIsOnTheClassPathInItsVersionWithClassesInItsPackages() throws Exception {
        for (Part part : parts()) {
            String folder = part.packages().replace('.', '/') + "/";
            try (JarFile jar = new JarFile(onClassPath(part).toFile())) {
                assertThat(jar.stream().map(ZipEntry::getName))
                        .as(part.file())
                        .filteredOn(name -> name.endsWith(".class"))
                        .filteredOn(name -> !name.endsWith("module-info.class"))
                        .isNotEmpty()
                        .allMatch(name -> name.startsWith(folder));
            }
        }
    }

    @Test
    void theTextOfEachLicenceIsThereAndWhole() throws Exception {
        List<String> named = new ArrayList<>();
        for (Part part : parts()) {
            named.addAll(part.texts());
        }
        assertThat(new TreeSet<>(named)).isEqualTo(new TreeSet<>(TEXTS.keySet()));
        for (Map.Entry<String, List<String>> text : TEXTS.entrySet()) {
            String words = resource("licenses/" + text.getKey()).replaceAll("\n +", "\n ");
            assertThat(words.strip()).startsWith(text.getValue().get(0));
            assertThat(words).contains(text.getValue().get(1));
        }
        assertThat(resource("LICENSE")).isEqualTo(Files.readString(APP.resolveSibling("LICENSE")));
    }

    @Test
    void lanternasNoticeSaysWhereItsSourceIsAndThatItCanBeReplaced() throws Exception {
        Part lanterna = parts().get(0);
        assertThat(lanterna.artifact()).isEqualTo("lanterna");
        assertThat(resource("NOTICE"))
                .contains("Lanterna and its use are covered by the\n")
                .contains("lanterna-" + lanterna.version() + "-sources.jar")
                .contains("-DskipTests -Dlanterna.version=VERSION", "java -cp your-lanterna.jar");
        Element parent = parse(APP.resolveSibling("pom.xml"));
        Element properties = children(parent, "properties").get(0);
        assertThat(text(properties, "lanterna.version")).isEqualTo(lanterna.version());
    }
}
