package org.jiheng.declaration.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jiheng.declaration.DeclarationText;
import org.jiheng.declaration.DeclaredProject;
import org.jiheng.declaration.DeclaredRow;
import org.junit.jupiter.api.Assumptions;
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
        assertSame(converted(file, from, to, folder));
    }

    /** Skipped where the program is not installed; CI installs it. */
    static byte[] converted(byte[] file, String from, String to, Path folder) throws IOException, InterruptedException {
        boolean there =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(p -> Files.isExecutable(Path.of(p, "soffice")));
        Assumptions.assumeTrue(there, "skipped: LibreOffice (soffice) is not installed");
        Path source = Files.createDirectories(folder.resolve("in")).resolve("form." + from);
        Path target = folder.resolve("out");
        Files.write(source, file);
        List<String> command = new ArrayList<>(Arrays.asList(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                target.toString(),
                source.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readAllBytes(target.resolve("form." + to));
    }
}
