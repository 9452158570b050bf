/**
 * Who may sign in, and what they may see.
 */
@FilterDef(
        name = ScopeFilter.NAME,
        autoEnabled = true,
        applyToLoadByKey = true,
        parameters = {
            @ParamDef(name = "all1", type = Boolean.class, resolver = ScopeFilter.All1.class),
            @ParamDef(name = "all2", type = Boolean.class, resolver = ScopeFilter.All2.class),
            @ParamDef(name = "departments1", type = String.class, resolver = ScopeFilter.Departments1.class),
            @ParamDef(name = "departments2", type = String.class, resolver = ScopeFilter.Departments2.class),
            @ParamDef(name = "units1", type = String.class, resolver = ScopeFilter.Units1.class),
            @ParamDef(name = "units2", type = String.class, resolver = ScopeFilter.Units2.class)
        })
package org.jiheng.security;

import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
