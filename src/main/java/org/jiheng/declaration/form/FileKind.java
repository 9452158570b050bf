package org.jiheng.declaration.form;

/** What a file is by its first bytes. */
enum FileKind {
    EMPTY,
    /** A zip: xlsx, docx, or none of these. */
    PACKAGE,
    /** An OLE compound file: xls, doc, or an encrypted xlsx or docx. */
    OLE,
    PDF,
    PICTURE,
    TEXT;

    static FileKind of(byte[] file) {
        if (file.length == 0) {
            return EMPTY;
        }
        if (begins(file, 'P', 'K', 3, 4) || begins(file, 'P', 'K', 5, 6)) {
            return PACKAGE;
        }
        if (begins(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            return OLE;
        }
        if (begins(file, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        boolean picture = begins(file, 0x89, 'P', 'N', 'G')
                || begins(file, 0xFF, 0xD8, 0xFF)
                || begins(file, 'G', 'I', 'F', '8')
                || begins(file, 'I', 'I', 42, 0)
                || begins(file, 'M', 'M', 0, 42);
        return picture ? PICTURE : TEXT;
    }

    private static boolean begins(byte[] file, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= file.length || (file[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
