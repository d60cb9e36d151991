//! The arguments, in the order in which a newcomer needs them.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::remembered;
use crate::build::Shard;

/// Làm trang web về học nghề từ các tệp Markdown và YAML.
#[derive(Debug, Parser)]
#[command(
    name = "nghe",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    /// Thư mục của trang, nơi có content/ và themes/; mặc định là thư mục này
    #[arg(
        short,
        long,
        global = true,
        value_name = "THƯ MỤC",
        default_value = ".",
        hide_default_value = true
    )]
    pub(super) root: PathBuf,

    /// Nơi ghi trang web, tính từ thư mục của trang; mặc định là public
    #[arg(
        short,
        long,
        global = true,
        value_name = "THƯ MỤC",
        default_value = "public",
        hide_default_value = true
    )]
    pub(super) output_dir: PathBuf,

    /// Địa chỉ công khai, thay cho base_url trong content/site.yaml
    #[arg(short = 'u', long, global = true, value_name = "URL")]
    pub(super) base_url: Option<String>,

    /// Kể cả bản nháp và nội dung chưa đến hoặc đã qua ngày đăng
    #[arg(long, global = true)]
    pub(super) drafts: bool,

    /// Làm trang như thể bây giờ là thời điểm này, ví dụ 2027-03-04T08:00+07:00
    #[arg(long, global = true, value_name = "RFC 3339")]
    pub(super) clock: Option<String>,

    /// Chỉ in lỗi
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,

    /// In cho người đọc (human) hay cho chương trình khác: json; check và build còn có sarif, github, gitlab; list còn có csv. Trong GitHub Actions, check và build tự chọn github
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "DẠNG",
        hide_possible_values = true
    )]
    pub(super) format: Option<Format>,

    // Read before all else by `language`, so that even a wrong argument is answered in it.
    /// Ngôn ngữ: vi hoặc en; mặc định theo biến NGHE_LANG, rồi LANG
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "NGÔN NGỮ",
        hide_possible_values = true
    )]
    lang: Option<Language>,

    /// In phần trợ giúp này
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,

    /// In số phiên bản
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Tạo một trang mẫu nhỏ trong thư mục mới, để bắt đầu
    Init(Init),
    /// Kiểm tra nội dung và làm toàn bộ trang web
    Build(Build),
    /// Cho xem trang trên máy này, cập nhật mỗi lần lưu tệp
    #[command(visible_aliases = ["server", "dev"])]
    Serve(Serve),
    /// Kiểm tra như build, không ghi gì
    Check(Check),
    /// Liệt kê nội dung theo loại, trạng thái, hạn kiểm tra lại
    List(List),
    /// Tạo một bản ghi mới: hỏi những gì bắt buộc rồi ghi tệp có chú thích
    New(New),
    /// Giải thích một mã lỗi: nghĩa là gì, cách sửa, ví dụ sai và đúng
    Explain(Explain),
    /// Mở sổ tay của người biên tập: cách làm từng việc, mọi loại nội dung, mọi mã lỗi
    Handbook(Handbook),
    /// Xuất nội dung ra bảng tính để gửi cho trường điền
    Export(Export),
    /// Nhập bảng tính đã điền: cho xem sẽ đổi gì, ghi khi có --write
    Import(Import),
    /// Chuẩn bị biểu mẫu trên web (/admin/) cho người không dùng trình soạn thảo
    Admin,
    /// Xóa trang web đã làm
    Clean,
    /// In lược đồ JSON của một loại nội dung, cho trình soạn thảo gợi ý
    Schema(Schema),
    /// In phần tự hoàn thành lệnh cho một shell
    Completions(Completions),
}

impl Command {
    /// Whether the command can print in this format.
    pub(super) fn takes(&self, format: Format) -> bool {
        match format {
            Format::Human | Format::Json => true,
            Format::Sarif | Format::Github | Format::Gitlab => {
                matches!(self, Self::Build(_) | Self::Check(_))
            }
            Format::Csv => matches!(self, Self::List(_)),
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Build {
    /// In thời gian của từng bước và mười trang chậm nhất
    #[arg(long)]
    pub(super) timings: bool,

    /// Chỉ làm một phần, ví dụ 3/16: phần thứ 3 trong 16; gộp mọi phần lại thì được cả trang web
    #[arg(long, value_name = "PHẦN")]
    pub(super) shard: Option<Shard>,

    /// Làm lại mọi trang và so với những gì nhớ từ lần trước; khác nhau thì dừng và kể ra
    #[arg(long)]
    pub(super) verify_incremental: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// Thư mục của trang mới; phải trống hoặc chưa có
    #[arg(id = "dir", value_name = "THƯ MỤC")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Hỏi cả các trang khác mà nội dung nối tới: còn mở được không; chỉ nhắc, không chặn
    #[arg(long)]
    pub(super) external: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// Mở trang trong trình duyệt
    #[arg(short = 'O', long)]
    pub(super) open: bool,

    /// Cổng; mặc định là 8000, bận thì lấy cổng trống kế tiếp
    #[arg(short, long, value_name = "CỔNG")]
    pub(super) port: Option<u16>,

    /// Địa chỉ của máy này để nghe; mặc định là 127.0.0.1, chỉ máy này xem được
    #[arg(
        short,
        long,
        value_name = "ĐỊA CHỈ",
        default_value = "127.0.0.1",
        hide_default_value = true
    )]
    pub(super) interface: IpAddr,

    /// Tự dò tệp thay đổi, cho ổ đĩa mạng không báo được
    #[arg(long)]
    pub(super) poll: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Chỉ một loại, ví dụ programme
    #[arg(value_name = "LOẠI")]
    pub(super) kind: Option<String>,

    /// Chỉ những bản ghi đã quá hạn kiểm tra lại
    #[arg(long)]
    pub(super) overdue: bool,

    /// Việc của người biên tập: mọi cảnh báo, bản nháp, hạn kiểm tra lại trong 30 ngày, và ai phụ trách
    #[arg(long)]
    pub(super) review: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// Loại nội dung, ví dụ programme; bỏ trống để xem các loại
    #[arg(value_name = "LOẠI")]
    pub(super) kind: Option<String>,

    /// Mã của bản ghi, cũng là tên tệp, ví dụ cd-hoa-sen; chương trình: <mã trường>/<tên>
    #[arg(id = "id", value_name = "MÃ")]
    pub(super) name: Option<String>,

    /// Điền một trường, dùng nhiều lần được: occupation=han, fee.amount=900000, campuses.2.name="Cơ sở hai"
    #[arg(short, long, value_name = "TRƯỜNG=GIÁ TRỊ")]
    pub(super) set: Vec<String>,

    /// Nội dung trang, dưới phần các trường
    #[arg(long, value_name = "CHỮ")]
    pub(super) body: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// Mã, ví dụ E0302; bỏ trống để in mọi mã
    #[arg(value_name = "MÃ")]
    pub(super) code: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Handbook {
    /// Mở sổ tay trong trình duyệt
    #[arg(id = "read", short = 'O', long = "open")]
    pub(super) open: bool,

    /// Cổng; mặc định là 8000, bận thì lấy cổng trống kế tiếp
    #[arg(short, long, value_name = "CỔNG")]
    pub(super) port: Option<u16>,

    /// Ghi sổ tay thành các trang web vào thư mục này, không mở
    #[arg(id = "into", long = "write", value_name = "THƯ MỤC")]
    pub(super) write: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// Tệp sẽ ghi, .xlsx cho mọi bảng hoặc .csv cho một bảng, ví dụ programmes.csv
    #[arg(value_name = "TỆP")]
    pub(super) file: PathBuf,

    /// Chỉ các bảng này, cách nhau bằng dấu phẩy: schools, campuses, enrolment, programmes, intakes, demand, events, reports
    #[arg(long, value_name = "BẢNG", value_delimiter = ',')]
    pub(super) only: Vec<String>,

    /// Chỉ những hàng của trường này
    #[arg(long, value_name = "MÃ", conflicts_with_all = ["employer", "agency"])]
    pub(super) school: Option<String>,

    /// Chỉ những hàng của doanh nghiệp này
    #[arg(long, value_name = "MÃ", conflicts_with = "agency")]
    pub(super) employer: Option<String>,

    /// Chỉ những hàng của cơ quan này
    #[arg(long, value_name = "MÃ")]
    pub(super) agency: Option<String>,

    /// Ghi đè tệp đã có
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// Các tệp .xlsx hoặc .csv đã điền
    #[arg(value_name = "TỆP", required = true)]
    pub(super) files: Vec<PathBuf>,

    /// In từng dòng sẽ thay đổi
    #[arg(long)]
    pub(super) diff: bool,

    /// Ô mà cả bảng và trang đều đã đổi từ khi gửi: lấy theo bảng (sheet) hay theo trang (site); mặc định là báo lỗi
    #[arg(long, value_enum, value_name = "BÊN", hide_possible_values = true)]
    pub(super) prefer: Option<Prefer>,

    /// Ghi vào nội dung, khi không có lỗi nào
    #[arg(id = "take", long = "write")]
    pub(super) write: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Prefer {
    /// Theo bảng
    Sheet,
    /// Theo trang
    Site,
}

#[derive(Debug, clap::Args)]
pub(super) struct Schema {
    /// Loại nội dung, ví dụ school, hoặc theme cho theme.yaml của giao diện; bỏ trống để in các tên ấy
    #[arg(value_name = "LOẠI")]
    pub(super) kind: Option<String>,

    /// Lược đồ của bản dịch sang ngôn ngữ khác, trong đó không trường nào bắt buộc
    #[arg(long)]
    pub(super) translation: bool,

    /// Ghi mọi lược đồ, mẫu và thiết lập cho VS Code vào .vscode/, kèm các mã đang có
    #[arg(long, conflicts_with_all = ["kind", "translation"])]
    pub(super) write: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// bash, zsh, fish, elvish hoặc powershell
    #[arg(value_enum, value_name = "SHELL", hide_possible_values = true)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Cho người đọc
    Human,
    /// Một văn bản JSON
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Lệnh của GitHub Actions, kèm bản cho người đọc
    Github,
    /// Báo cáo chất lượng mã của GitLab
    Gitlab,
    /// Bảng tính
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

impl Args {
    /// How the command prints: as asked for, or else for the service that runs it, or else for people.
    pub(super) fn format(&self) -> Format {
        let in_github = || std::env::var("GITHUB_ACTIONS").is_ok_and(|value| value == "true");
        match self.format {
            Some(format) => format,
            None if self.command.takes(Format::Github) && in_github() => Format::Github,
            None => Format::Human,
        }
    }

    /// The folders that no output may hold or lie in.
    pub(super) fn protected(&self) -> [PathBuf; 3] {
        ["content", "themes", remembered::FOLDER].map(|name| self.root.join(name))
    }

    /// Where the site is written.
    pub(super) fn output(&self) -> PathBuf {
        self.root.join(&self.output_dir)
    }
}
