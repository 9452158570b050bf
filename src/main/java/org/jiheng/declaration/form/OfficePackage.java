package org.jiheng.declaration.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Severity;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** Files that are a zip of XML: {@code .xlsx} and {@code .docx}. Their parts are streamed; macros and links are never followed. */
final class OfficePackage {
    /** Bytes of one part when unpacked. */
    private static final long LARGEST_PART = 400L * 1024 * 1024;
    /** One at a time, so that several large files do not need several times the memory. */
    private static final Semaphore TURN = new Semaphore(1, true);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

    static {
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
        ZipSecureFile.setMaxFileCount(5000);
    }

    private OfficePackage() {}

    static FormFile read(byte[] file) throws FormUnreadableException {
        takeTurn();
        Path copy = null;
        try {
            // From a file the parts can be unpacked as they are read; from memory all would be unpacked at once.
            copy = Files.createTempFile("jiheng-form", ".zip");
            Files.write(copy, file);
            try (OPCPackage parts = OPCPackage.open(copy.toFile(), PackageAccess.READ)) {
                return read(parts);
            }
        } catch (UnsupportedFileFormatException other) {
            throw new FormUnreadableException(
                    "文件是压缩包，但不是 .xlsx 或 .docx；请上传表格文件本身。",
                    "The file is a zip and no .xlsx or .docx; upload the form itself.");
        } catch (InvalidFormatException | OpenXML4JRuntimeException damaged) {
            throw damaged(damaged);
        } catch (OpenXML4JException | IOException | RuntimeException failed) {
            if (failed.getMessage() != null && failed.getMessage().contains("Zip bomb")) {
                throw new FormUnreadableException(
                        "文件解压后过大（疑似压缩炸弹），没有读取。",
                        "The file unpacks to far more than it holds (a zip bomb) and was not read.");
            }
            throw damaged(failed);
        } finally {
            TURN.release();
            delete(copy);
        }
    }

    private static void takeTurn() {
        try {
            if (TURN.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                ProblemType.BUSY, "正在读取其他文件，请稍后再试。", "Other files are being read; try again in a while.");
    }

    private static FormFile read(OPCPackage parts) throws IOException, OpenXML4JException, FormUnreadableException {
        List<Finding> findings = new ArrayList<>();
        if (parts.getParts().stream().anyMatch(p -> p.getContentType().contains("vbaProject"))) {
            findings.add(new Finding(
                    Severity.INFO,
                    "macros-ignored",
                    new Message("文件含有宏，没有运行。", "The file has macros, which were not run."),
                    null));
        }
        String type = mainType(parts);
        if (type.contains("wordprocessingml") || type.contains("ms-word")) {
            return WordXml.read(parts, findings);
        }
        if (type.contains("spreadsheetml") || type.contains("ms-excel")) {
            return WorkbookXml.read(parts, findings);
        }
        throw new FormUnreadableException(
                "文件不是 .xlsx 或 .docx；请另存为这两种格式。", "The file is no .xlsx or .docx; save it as one of these.");
    }

    /** The content type of the part that the others hang on; empty where there is none. */
    private static String mainType(OPCPackage parts) {
        for (PackageRelationship relation : parts.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)) {
            PackagePart part = parts.getPart(relation);
            return part == null ? "" : part.getContentType();
        }
        return "";
    }

    /** @throws FormUnreadableException when a part that has to be in memory as a whole is larger than that allows */
    static void requireSmall(PackagePart part, long most) throws IOException, FormUnreadableException {
        long size = 0;
        byte[] buffer = new byte[8192];
        try (InputStream in = part.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new FormUnreadableException(
                            "文件中的 " + part.getPartName() + " 超过 " + most / 1024 / 1024 + " MB；请分成几个文件导入。",
                            part.getPartName() + " in the file has more than " + most / 1024 / 1024
                                    + " MB; import it in parts.");
                }
            }
        }
    }

    static FormUnreadableException damaged(Exception cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = reason.lines().findFirst().orElse("");
        String shown = line.length() > 120 ? line.substring(0, 120) + "…" : line;
        return new FormUnreadableException(
                "文件已损坏或不完整，无法读取（" + shown + "）；请重新保存后上传。",
                "The file is damaged or incomplete and cannot be read (" + shown + "); save it again.");
    }

    private static void delete(Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException left) {
            // The system clears its temporary folder.
            copy.toFile().deleteOnExit();
        }
    }
}
