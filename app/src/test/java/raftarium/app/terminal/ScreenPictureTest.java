package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.graphics.TextGraphics;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.xml.parsers.DocumentBuilderFactory;

class ScreenPictureTest {
    private TerminalScreen screen;
    private TextGraphics graphics;

    @BeforeEach
    void start() throws IOException {
        screen = new TerminalScreen(new HeadlessTerminal(20, 3));
        screen.setCursorPosition(null);
        screen.startScreen();
        graphics = screen.newTextGraphics();
    }

    private String svg() throws IOException {
        screen.refresh(RefreshType.DELTA);
        return ScreenSvg.of(screen, "a <title> & more");
    }

    /** Without the frame around what is on the screen. */
    private String marks() throws IOException {
        String svg = svg();
        int page = svg.indexOf("rx=\"6\"");
        return svg.substring(svg.indexOf('\n', page) + 1, svg.lastIndexOf("</svg>"));
    }

    @Test
    void textIsTheRowsWithoutTheBlanksAtTheirEnds() throws IOException {
        graphics.putString(1, 0, "n2 ● leader  ");
        graphics.putString(0, 2, "├─漢字─┤");
        screen.refresh(RefreshType.DELTA);
        assertThat(ScreenText.lines(screen)).containsExactly(" n2 ● leader", "", "├─漢字─┤");
        assertThat(ScreenText.of(screen)).isEqualTo(" n2 ● leader\n\n├─漢字─┤\n");
    }

    @Test
    void onlyWhatWasRefreshedIsShown() throws IOException {
        graphics.putString(0, 0, "shown");
        screen.refresh(RefreshType.DELTA);
        graphics.putString(0, 1, "not yet");
        assertThat(ScreenText.of(screen)).isEqualTo("shown\n\n\n");
        assertThat(ScreenSvg.of(screen, "")).contains("shown").doesNotContain("yet");
    }

    @Test
    void aRunOfOneStyleIsOneTextAsLongAsItsCells() throws IOException {
        graphics.putString(2, 1, "term 3");
        assertThat(marks())
                .isEqualTo("<text x=\"27\" y=\"41\" textLength=\"54\""
                        + " lengthAdjust=\"spacingAndGlyphs\""
                        + " fill=\"#d4d8df\">term 3</text>\n");
    }

    /** Viewers make one blank of several, and then a text isn't where it was. */
    @Test
    void severalBlanksEndAText() throws IOException {
        graphics.putString(2, 1, "a  b");
        assertThat(marks()).contains("x=\"27\"", ">a</text>", "x=\"54\"", ">b</text>");
    }

    @Test
    void stylesAreKept() throws IOException {
        graphics.setForegroundColor(new TextColor.RGB(230, 159, 0));
        graphics.enableModifiers(SGR.BOLD, SGR.UNDERLINE);
        graphics.putString(0, 0, "a");
        graphics.clearModifiers();
        graphics.enableModifiers(TextStyle.DIM);
        graphics.putString(1, 0, "b");
        graphics.clearModifiers();
        graphics.enableModifiers(SGR.REVERSE);
        graphics.setForegroundColor(TextColor.ANSI.DEFAULT);
        graphics.putString(0, 1, " c ");
        String marks = marks();
        assertThat(marks)
                .contains("fill=\"#e69f00\" font-weight=\"bold\" text-decoration=\"underline\">a<")
                .contains("fill=\"#e69f00\" fill-opacity=\"0.6\">b<")
                .contains("<rect x=\"9\" y=\"27\" width=\"27\" height=\"18\" fill=\"#d4d8df\"/>")
                .contains(
                        "<text x=\"18\" y=\"41\" textLength=\"9\" lengthAdjust=\"spacingAndGlyphs\""
                                + " fill=\"#10141b\">c<");
    }

    @Test
    void theSixteenColoursHaveADarkPagesShades() throws IOException {
        graphics.setForegroundColor(TextColor.ANSI.BLUE);
        graphics.setBackgroundColor(TextColor.ANSI.WHITE_BRIGHT);
        graphics.putString(0, 0, "x");
        assertThat(marks()).contains("fill=\"#ffffff\"/>", "fill=\"#5c8fe0\">x<");
    }

    @Test
    void aBackgroundGoesOnUnderTextsOfSeveralStyles() throws IOException {
        graphics.setBackgroundColor(TextColor.ANSI.BLACK_BRIGHT);
        graphics.putString(0, 0, "ab");
        graphics.setForegroundColor(TextColor.ANSI.RED);
        graphics.putString(2, 0, "cd");
        assertThat(marks()).containsOnlyOnce("<rect").contains("width=\"36\"", ">ab<", ">cd<");
    }

    @Test
    void whatMayHaveAnotherWidthStandsAlone() throws IOException {
        graphics.putString(0, 0, "n1 ● up");
        graphics.putString(0, 1, "漢x");
        graphics.putString(0, 2, "├─‹2›");
        assertThat(marks())
                .contains(">n1<", "<text x=\"36\" y=\"23\" textLength=\"9\"", ">●<", ">up<")
                .contains("<text x=\"9\" y=\"41\" textLength=\"18\"", ">漢<")
                .contains("<text x=\"27\" y=\"41\" textLength=\"9\"", ">x<", ">├─‹2›<");
    }

    @Test
    void blocksAreRectanglesWithoutSeams() throws IOException {
        graphics.setForegroundColor(new TextColor.RGB(230, 159, 0));
        graphics.putString(0, 0, "▌▄▄▄▄ 1 ██▀");
        assertThat(marks().lines())
                .containsExactly(
                        rectangle("9.0", 9, "4.5", 18),
                        rectangle("18.0", 18, "36.0", 9),
                        rectangle("81.0", 9, "18.0", 18),
                        rectangle("99.0", 9, "9.0", 9),
                        "<text x=\"63\" y=\"23\" textLength=\"9\""
                                + " lengthAdjust=\"spacingAndGlyphs\" fill=\"#e69f00\">1</text>");
    }

    private static String rectangle(String x, int y, String width, int height) {
        return "<rect x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\"" + height
                + "\" fill=\"#e69f00\" shape-rendering=\"crispEdges\"/>";
    }

    @Test
    void theCursorIsSeen() throws IOException {
        graphics.putString(0, 0, ":cr");
        screen.setCursorPosition(new TerminalPosition(3, 0));
        assertThat(marks()).contains("<rect x=\"36\" y=\"9\" width=\"9\" height=\"18\"");
    }

    @Test
    void thePictureIsWellFormedAndTheSameEachTime() throws Exception {
        graphics.putString(0, 0, "if (a < b && b > c)");
        String svg = svg();
        assertThat(svg).isEqualTo(svg());
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("a <title> & more");
        assertThat(root.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("if (a < b && b > c)");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 198 72");
    }
}
