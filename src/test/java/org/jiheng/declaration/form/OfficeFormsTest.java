package org.jiheng.declaration.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.declaration.DeclarationText;
import org.jiheng.declaration.DeclaredProject;
import org.jiheng.declaration.DeclaredRow;
import org.jiheng.testsupport.LibreOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The eight projects say the same in every kind of file, as POI writes it and as LibreOffice saves it. */
class OfficeFormsTest {
    static List<DeclaredProject> projects() throws FormUnreadableException, IOException {
        byte[] text = OfficeFormsTest.class
                .getResourceAsStream("/sample/declarations-2023.txt")
                .readAllBytes();
        return DeclarationText.read(FormFile.read(text, null).lines()).projects();
    }

    /** All that counts of a project, without places and findings. */
    private static String told(DeclaredProject project) {
        StringBuilder told = new StringBuilder()
                .append(project.year())
                .append('|')
                .append(project.name())
                .append('|')
                .append(project.unit())
                .append('|')
                .append(project.department())
                .append('|')
                .append(project.nature())
                .append('|')
                .append(project.category())
                .append('|')
                .append(project.funds())
                .append('\n');
        for (DeclaredRow row : project.rows()) {
            told.append(row.level1())
                    .append('|')
                    .append(row.level2())
                    .append('|')
                    .append(row.name())
                    .append('|')
                    .append(row.target())
                    .append('\n');
        }
        return told.toString();
    }

    private static void assertSame(byte[] file) throws FormUnreadableException, IOException {
        List<DeclaredProject> read =
                DeclarationText.read(FormFile.read(file, null).lines()).projects();
        List<DeclaredProject> expected = projects();
        assertEquals(
                expected.stream().map(p -> p.rows().size()).toList(),
                read.stream().map(p -> p.rows().size()).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(told(expected.get(i)), told(read.get(i)));
        }
    }

    @Test
    void workbooks() throws Exception {
        assertSame(OfficeForms.workbook(projects(), false));
        assertSame(OfficeForms.workbook(projects(), true));
    }

    @Test
    void wordDocuments() throws Exception {
        assertSame(OfficeForms.word(projects()));
    }

    @ParameterizedTest
    @CsvSource({"xlsx, xlsx", "xlsx, xls", "xlsx, pdf", "docx, docx", "docx, doc", "docx, pdf"})
    void asSavedByLibreOffice(String from, String to, @TempDir Path folder) throws Exception {
        byte[] file = from.equals("xlsx") ? OfficeForms.workbook(projects(), false) : OfficeForms.word(projects());
        assertSame(LibreOffice.converted(file, from, to, folder));
    }

    /** Without ruling lines columns are told by the gaps. */
    @Test
    void aPdfWithoutLines(@TempDir Path folder) throws Exception {
        assertSame(LibreOffice.converted(OfficeForms.workbook(projects(), false, false), "xlsx", "pdf", folder));
    }
}
