package raftarium.app.export.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import raftarium.app.export.diagram.Item.Words;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

/** Pictures: what is in them can be read. */
class DiagramTest {
    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception trouble) {
            throw new AssertionError("no XML", trouble);
        }
    }

    private static List<Element> texts(Document svg) {
        NodeList found = svg.getElementsByTagName("text");
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    private static List<Words> words(Diagram diagram) {
        return words(diagram.scene());
    }

    private static List<Words> words(Scene scene) {
        return scene.items().stream()
                .filter(Words.class::isInstance)
                .map(Words.class::cast)
                .toList();
    }

    /** Pairs that stand on each other. */
    private static List<String> overlaps(List<Words> words) {
        List<String> found = new ArrayList<>();
        for (int one = 0; one < words.size(); one++) {
            for (int other = 0; other < one; other++) {
                if (words.get(one).area().meets(words.get(other).area())) {
                    found.add(words.get(one).text() + " on " + words.get(other).text());
                }
            }
        }
        return found;
    }

    private static List<String> misplaced(Diagram diagram, List<Words> words, double least) {
        return words.stream()
                .filter(one -> one.size() < least
                        || one.x() < 0
                        || one.area().right() > diagram.width()
                        || one.area().bottom() > diagram.height())
                .map(one -> one.toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "election/leader-crash",
                "election/split-votes",
                "replication/stale-leader",
                "membership/grow-and-shrink",
                "faults/pause",
                "faults/one-way-cut",
                "snapshot/lagging-follower",
                "persistence/full-disk",
                "rules/commit-own-term",
                "clients/two-clients-cas"
            })
    void noWordsStandOnOthersOrOutsideOrAreTooSmall(String name) {
        Drawn drawn = Drawn.scenario(name);
        checkWords(name, new Diagram(drawn.chart(), Sizes.SLIDE), 20);
        checkWords(name, new Diagram(drawn.chart(), Sizes.README), 13);
        checkWords(name, new Diagram(drawn.chart(), Sizes.PAGE), 10);
    }

    private static void checkWords(String name, Diagram diagram, double least) {
        List<Words> words = words(diagram);
        assertThat(words).hasSizeGreaterThan(20);
        assertThat(overlaps(words)).as(name).isEmpty();
        assertThat(misplaced(diagram, words, least)).as(name).isEmpty();
    }

    /** With time running down too: each call is told, and its words stand on no others. */
    @ParameterizedTest
    @ValueSource(
            strings = {"election/leader-crash", "replication/stale-leader", "faults/one-way-cut"})
    void onAPhoneWhatClientsAskedIsTold(String name) {
        Chart chart = Drawn.scenario(name).chart();
        DownDiagram down = new DownDiagram(chart, new Diagram(chart, Sizes.PAGE).wanted());
        List<Words> words = words(down.scene()).stream()
                .filter(one -> one.paint() == Paint.CLIENT)
                .toList();
        String told = words.stream().map(Words::text).collect(Collectors.joining(" "));
        assertThat(chart.calls()).isNotEmpty();
        assertThat(chart.calls()).allMatch(call -> told.contains(call.words()));
        assertThat(overlaps(words)).isEmpty();
        assertThat(words).allMatch(one -> one.x() >= 0 && one.area().right() <= DownDiagram.WIDTH);
    }

    @Test
    void aSlideIsXmlOfItsSizeAndSaysWhatItShows() {
        Drawn drawn = Drawn.scenario("replication/stale-leader");
        Document svg =
                parsed(drawn.reader().slide(drawn.subject(), PictureTheme.LIGHT).text());
        assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("1920");
        assertThat(svg.getDocumentElement().getAttribute("height")).isEqualTo("1080");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .startsWith("A network partition");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains("5 nodes", "n4 leads in term 1", "in term 2", "A wall parts n1 n4")
                .contains("Note 1", "has entries overwritten");
        assertThat(texts(svg))
                .extracting(Element::getTextContent)
                .contains("n1", "1", "wall: n1 n4 | n2 n3 n5");
    }

    /** Who leads is never left out, nor what is broken, nor what isn't Raft. */
    @Test
    void figure8ShowsWhatIsBrokenAndWhy() {
        Drawn drawn = Drawn.scenario("rules/commit-own-term", "commit-own-term");
        Document svg =
                parsed(drawn.reader().slide(drawn.subject(), PictureTheme.LIGHT).text());
        List<String> texts = texts(svg).stream().map(Element::getTextContent).toList();
        assertThat(texts)
                .contains("! leader-completeness broken", "LEADER T1", "LEADER T4", "crashed")
                .contains("modified Raft: without commit-own-term, restart-vote-wait, term-no-op");
        assertThat(drawn.reader().strips(drawn.subject(), PictureTheme.LIGHT).text())
                .contains("! leader-completeness");
    }

    @Test
    void theSameSessionIsTheSamePictureToTheByte() {
        Drawn one = Drawn.scenario("election/leader-crash");
        Drawn other = Drawn.scenario("election/leader-crash");
        assertThat(one.digests()).isEqualTo(other.digests());
        assertThat(one.reader().slide(one.subject(), PictureTheme.LIGHT).text())
                .isEqualTo(other.reader()
                        .slide(other.subject(), PictureTheme.LIGHT)
                        .text());
        assertThat(one.reader().page(one.subject()).text())
                .isEqualTo(other.reader().page(other.subject()).text());
    }

    @Test
    void whatComesFromOutsideIsNeverMarkup() {
        Drawn drawn = Drawn.lines(
                "</title><script>alert(1)</script> @facts@ &\u0007",
                "new --nodes 3 --seed 1",
                "until leader",
                "put \"</script><b>\" \"<img src=x onerror=alert(2)>\"",
                "note </script><script>alert(3)</script>",
                "get \"</script><b>\"");
        for (Picture picture : List.of(
                drawn.reader().slide(drawn.subject(), PictureTheme.LIGHT),
                drawn.reader().strips(drawn.subject(), PictureTheme.LIGHT))) {
            Document svg = parsed(picture.text());
            assertThat(svg.getElementsByTagName("script").getLength()).isZero();
            assertThat(svg.getElementsByTagName("img").getLength()).isZero();
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .startsWith("</title><script>");
        }
        String page = drawn.reader().page(drawn.subject()).text();
        assertThat(page.split("<script", -1)).hasSize(3);
        assertThat(page.split("</script", -1)).hasSize(3);
        assertThat(page).doesNotContain("<img", "<b>\"", "alert(1)</script>").contains("@facts@");
    }

    @Test
    void aDiagramOfManyNodesCanBeDrawn() {
        Drawn drawn = Drawn.lines("many", "new --nodes 21 --seed 3", "until leader", "run 300ms");
        Document svg =
                parsed(drawn.reader().slide(drawn.subject(), PictureTheme.LIGHT).text());
        assertThat(texts(svg)).extracting(Element::getTextContent).contains("n1", "n21");
    }

    @Test
    void aDiagramOfNothingIsADiagram() {
        Drawn drawn = Drawn.lines("nothing", "new --nodes 3 --seed 3", "run 100ms");
        Picture slide = drawn.reader().slide(drawn.subject(), PictureTheme.LIGHT);
        parsed(slide.text());
        assertThat(slide.remarks()).isEmpty();
        parsed(drawn.reader().strips(drawn.subject(), PictureTheme.LIGHT).text());
        assertThat(drawn.reader().page(drawn.subject()).text()).contains("</html>");
    }
}
