package org.jiheng.declaration;

import org.jiheng.http.Language;

/**
 * A project as answered, with the tag of that answer.
 *
 * @param tag changes with the project and its score; it names the language of the answer, and that of any language serves as
 *     If-Match
 */
record TaggedProject(ProjectView view, String tag) {
    static TaggedProject of(Project project, Declaration declaration, Language language) {
        return new TaggedProject(ProjectView.of(project, declaration, language), tag(project, language));
    }

    static String tag(Project project, Language language) {
        return project.optLock + "-" + language.tag();
    }
}
