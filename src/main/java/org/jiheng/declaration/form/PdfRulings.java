package org.jiheng.declaration.form;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/** The straight lines of a page, drawn as strokes or as thin boxes. */
final class PdfRulings extends PDFGraphicsStreamEngine {
    /** Points; a box that is thinner is a line. */
    private static final float THIN = 3;
    /** Points; what is shorter is no border of a cell. */
    private static final float SHORTEST = 5;

    private static final int MOST = 10_000;

    private final List<Line> horizontal = new ArrayList<>();
    private final List<Line> vertical = new ArrayList<>();
    private final List<float[]> path = new ArrayList<>();
    private final PDRectangle box;
    private final PdfWork work;
    private final int rotation;
    private float[] current = {0, 0};
    private float[] start = {0, 0};

    /** @param at y of a horizontal line, x of a vertical one */
    record Line(float at, float from, float to) {
        boolean covers(float place) {
            return from - PdfPage.SAME_LINE <= place && place <= to + PdfPage.SAME_LINE;
        }
    }

    private PdfRulings(PDPage page, PdfWork work) {
        super(page);
        this.work = work;
        box = page.getCropBox();
        rotation = ((page.getRotation() % 360) + 360) % 360;
    }

    static PdfRulings of(PDPage page, PdfWork work) throws IOException {
        PdfRulings rulings = new PdfRulings(page, work);
        rulings.processPage(page);
        return rulings;
    }

    /** Whether the lines make at least a cell beside another. */
    boolean isTable() {
        return xs().size() > 2 && ys().size() > 1;
    }

    List<Float> xs() {
        return clusters(vertical.stream().map(Line::at).toList(), PdfPage.SAME_LINE);
    }

    List<Float> ys() {
        return clusters(horizontal.stream().map(Line::at).toList(), PdfPage.SAME_LINE);
    }

    /** Whether a line stands at y over x. */
    boolean horizontalAt(float y, float x) {
        return horizontal.stream().anyMatch(l -> Math.abs(l.at() - y) <= PdfPage.SAME_LINE && l.covers(x));
    }

    /** Whether a line stands at x beside y. */
    boolean verticalAt(float x, float y) {
        return vertical.stream().anyMatch(l -> Math.abs(l.at() - x) <= PdfPage.SAME_LINE && l.covers(y));
    }

    /** Values that are nearer than that to the one before are one. */
    static List<Float> clusters(List<Float> values, float near) {
        List<Float> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        List<Float> clusters = new ArrayList<>();
        float last = 0;
        for (float value : sorted) {
            if (clusters.isEmpty() || value - last > near) {
                clusters.add(value);
            }
            last = value;
        }
        return clusters;
    }

    private void line(float[] a, float[] b) {
        float[] p = visible(a);
        float[] q = visible(b);
        if (horizontal.size() + vertical.size() >= MOST) {
            return;
        }
        if (Math.abs(p[1] - q[1]) < 1 && Math.abs(p[0] - q[0]) >= SHORTEST) {
            horizontal.add(new Line((p[1] + q[1]) / 2, Math.min(p[0], q[0]), Math.max(p[0], q[0])));
        } else if (Math.abs(p[0] - q[0]) < 1 && Math.abs(p[1] - q[1]) >= SHORTEST) {
            vertical.add(new Line((p[0] + q[0]) / 2, Math.min(p[1], q[1]), Math.max(p[1], q[1])));
        }
    }

    /** From the corner of the page as it is looked at. */
    private float[] visible(float[] p) {
        float left = p[0] - box.getLowerLeftX();
        float up = p[1] - box.getLowerLeftY();
        return switch (rotation) {
            case 90 -> new float[] {up, left};
            case 180 -> new float[] {box.getWidth() - left, up};
            case 270 -> new float[] {box.getHeight() - up, box.getWidth() - left};
            default -> new float[] {left, box.getHeight() - up};
        };
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        work.instruction();
        super.processOperator(operator, operands);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        float[][] corners = {at(p0), at(p1), at(p2), at(p3)};
        for (int i = 0; i < 4; i++) {
            segment(corners[i], corners[(i + 1) % 4]);
        }
    }

    private static float[] at(Point2D p) {
        return new float[] {(float) p.getX(), (float) p.getY()};
    }

    private void segment(float[] a, float[] b) {
        if (path.size() < MOST) {
            path.add(new float[] {a[0], a[1], b[0], b[1]});
        }
    }

    @Override
    public void moveTo(float x, float y) {
        current = new float[] {x, y};
        start = current;
    }

    @Override
    public void lineTo(float x, float y) {
        float[] next = {x, y};
        segment(current, next);
        current = next;
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        current = new float[] {x3, y3};
    }

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Float(current[0], current[1]);
    }

    @Override
    public void closePath() {
        segment(current, start);
        current = start;
    }

    @Override
    public void strokePath() {
        path.forEach(s -> line(new float[] {s[0], s[1]}, new float[] {s[2], s[3]}));
        path.clear();
    }

    /** A filled area is a line where it is thin; a coloured background is none. */
    @Override
    public void fillPath(int windingRule) {
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (float[] s : path) {
            left = Math.min(left, Math.min(s[0], s[2]));
            right = Math.max(right, Math.max(s[0], s[2]));
            low = Math.min(low, Math.min(s[1], s[3]));
            high = Math.max(high, Math.max(s[1], s[3]));
        }
        if (!path.isEmpty() && high - low <= THIN) {
            line(new float[] {left, (low + high) / 2}, new float[] {right, (low + high) / 2});
        } else if (!path.isEmpty() && right - left <= THIN) {
            line(new float[] {(left + right) / 2, low}, new float[] {(left + right) / 2, high});
        }
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public void clip(int windingRule) {
        // What is cut off is not known to be.
    }

    @Override
    public void drawImage(PDImage image) {
        // Pictures have no lines that could be read.
    }

    @Override
    public void shadingFill(COSName name) {
        // Shades are no lines.
    }
}
