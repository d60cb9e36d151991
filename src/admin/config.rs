//! The configuration of the CMS, and what `form.js` needs beside it.

use serde_json::{Value, json};

use super::collection::{self, Made};
use super::field::set;
use crate::model::{Admin, AdminBackend, AdminWorkflow};
use crate::site::Site;

/// The configuration of the form of a site.
pub(super) fn of(site: &Site, admin: &Admin) -> Value {
    let root = match admin.folder.trim_matches('/') {
        "" => String::new(),
        folder => format!("{folder}/"),
    };
    let Made {
        collections,
        singletons,
        formats,
    } = collection::all(site, &root);
    let mut cms = json!({
        "load_config_file": false,
        "app_title": site.settings.title,
        "backend": backend(admin),
        "publish_mode": match admin.workflow {
            AdminWorkflow::Direct => "simple",
            AdminWorkflow::Review => "editorial_workflow",
        },
        "site_url": site.settings.base_url.as_str(),
        "media_folder": format!("{root}content/trang"),
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": true, "lowercase": true},
        "output": {"omit_empty_optional_fields": true},
        "editor": {"preview": false},
        "show_preview_links": false,
        "collections": collections,
        "singletons": singletons,
    });
    let settings = &site.settings;
    if !settings.translations.is_empty() {
        let locales: Vec<&String> = [&settings.language]
            .into_iter()
            .chain(&settings.translations)
            .collect();
        let i18n = json!({
            "structure": "multiple_files",
            "locales": locales,
            "default_locale": settings.language,
            "initial_locales": "default",
            "omit_default_locale_from_file_path": true,
        });
        set(&mut cms, "i18n", i18n);
    }
    json!({"cms": cms, "formats": formats})
}

fn backend(admin: &Admin) -> Value {
    let mut made = json!({
        "name": admin.backend,
        "repo": admin.repository,
        "branch": admin.branch,
        "commit_messages": {
            "create": "Thêm “{{slug}}” ({{collection}})",
            "update": "Sửa “{{slug}}” ({{collection}})",
            "delete": "Xóa “{{slug}}” ({{collection}})",
            "uploadMedia": "Tải lên “{{path}}”",
            "deleteMedia": "Xóa “{{path}}”",
        },
    });
    if let Some(api) = &admin.api {
        set(&mut made, "api_root", api.as_str().into());
    }
    if let Some(login) = &admin.login {
        set(&mut made, "base_url", login.as_str().into());
    }
    if let Some(app) = &admin.app_id {
        set(&mut made, "app_id", app.as_str().into());
        if admin.backend == AdminBackend::Gitlab {
            set(&mut made, "auth_type", "pkce".into());
        }
    }
    if admin.login.is_none() && admin.app_id.is_none() {
        set(&mut made, "auth_methods", json!(["token"]));
    }
    made
}
