//! A site of invented programmes, the same for the same shape: about 410 words and 3 KB a page,
//! thirty areas and seventy-two occupations. [`shape`] says which shapes there are.

#[path = "corpus/others.rs"]
mod others;
#[path = "corpus/shape.rs"]
pub mod shape;

pub use shape::Shape;

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// Takes a file: its path below the root, and its text.
pub(crate) type Put<'a> = dyn FnMut(&str, String) -> io::Result<()> + 'a;

pub(crate) const FIELDS: &[(&str, [&str; 6])] = &[
    (
        "cong-nghe-thong-tin",
        [
            "Lập trình web",
            "Quản trị mạng",
            "Thiết kế đồ họa",
            "Sửa chữa máy tính",
            "Ứng dụng phần mềm",
            "An toàn thông tin",
        ],
    ),
    (
        "dien-dien-tu",
        [
            "Điện công nghiệp",
            "Điện tử dân dụng",
            "Điện tử công nghiệp",
            "Tự động hóa",
            "Lắp đặt điện nước",
            "Kỹ thuật máy lạnh",
        ],
    ),
    (
        "co-khi",
        [
            "Hàn",
            "Cắt gọt kim loại",
            "Chế tạo khuôn mẫu",
            "Nguội sửa chữa",
            "Vận hành máy tiện",
            "Cơ điện tử",
        ],
    ),
    (
        "o-to-van-tai",
        [
            "Công nghệ ô tô",
            "Sửa chữa xe máy",
            "Lái xe tải",
            "Đồng sơn ô tô",
            "Điện ô tô",
            "Vận hành xe nâng",
        ],
    ),
    (
        "du-lich-khach-san",
        [
            "Hướng dẫn du lịch",
            "Quản trị khách sạn",
            "Chế biến món ăn",
            "Nghiệp vụ nhà hàng",
            "Nghiệp vụ lễ tân",
            "Kỹ thuật làm bánh",
        ],
    ),
    (
        "y-te-cham-soc",
        [
            "Điều dưỡng",
            "Dược",
            "Y sĩ đa khoa",
            "Hộ sinh",
            "Chăm sóc người cao tuổi",
            "Xét nghiệm y học",
        ],
    ),
    (
        "kinh-doanh",
        [
            "Kế toán doanh nghiệp",
            "Quản trị kinh doanh",
            "Kho vận",
            "Thương mại điện tử",
            "Tiếp thị",
            "Văn thư hành chính",
        ],
    ),
    (
        "nong-nghiep",
        [
            "Thú y",
            "Trồng rau an toàn",
            "Chăn nuôi gia súc",
            "Bảo vệ thực vật",
            "Nuôi trồng thủy sản",
            "Trồng hoa cây cảnh",
        ],
    ),
    (
        "xay-dung",
        [
            "Kỹ thuật xây dựng",
            "Nề hoàn thiện",
            "Mộc xây dựng",
            "Cấp thoát nước",
            "Trắc địa công trình",
            "Vận hành máy thi công",
        ],
    ),
    (
        "may-thoi-trang",
        [
            "May thời trang",
            "Thiết kế thời trang",
            "May công nghiệp",
            "Cắt may áo dài",
            "Sửa chữa máy may",
            "Quản lý chuyền may",
        ],
    ),
    (
        "cham-soc-sac-dep",
        [
            "Chăm sóc da",
            "Trang điểm",
            "Tạo mẫu tóc",
            "Vẽ móng",
            "Xoa bóp bấm huyệt",
            "Quản lý cơ sở làm đẹp",
        ],
    ),
    (
        "my-thuat-thu-cong",
        [
            "Gốm sứ",
            "Sơn mài",
            "Mây tre đan",
            "Mộc mỹ nghệ",
            "Thêu ren",
            "Chạm khắc kim hoàn",
        ],
    ),
];

pub const LEVELS: &[(&str, &str, u64, u64)] = &[
    ("cao-dang", "cao đẳng", 30, 36),
    ("trung-cap", "trung cấp", 18, 24),
    ("so-cap", "sơ cấp", 3, 12),
    ("duoi-3-thang", "dưới 3 tháng", 1, 2),
];

const WHO: &[&str] = &[
    "Người học",
    "Học viên",
    "Sinh viên",
    "Học sinh",
    "Lớp học",
    "Mỗi nhóm",
    "Khóa học",
    "Cả lớp",
];
const DO: &[&str] = &[
    "được hướng dẫn",
    "làm quen với",
    "rèn luyện",
    "nắm vững",
    "thực hành",
    "ôn tập",
    "tìm hiểu",
    "luyện tập",
];
const WHAT: &[&str] = &[
    "quy trình an toàn lao động",
    "cách đọc bản vẽ và tài liệu",
    "kỹ năng nói chuyện với khách",
    "việc lập kế hoạch hằng ngày",
    "các thiết bị đo thông dụng",
    "cách tính chi phí vật tư",
    "tiêu chuẩn chất lượng của ngành",
    "kỹ năng làm việc nhóm",
    "phần mềm quản lý đơn giản",
    "cách xử lý tình huống lạ",
    "nguyên tắc vệ sinh nơi làm",
    "quy định pháp luật của nghề",
];
const WHERE: &[&str] = &[
    "tại xưởng của trường",
    "ở phòng thực hành",
    "trong doanh nghiệp đối tác",
    "dưới sự kèm cặp của thợ giỏi",
    "qua các bài tập nhỏ",
    "trong hai tuần đầu tiên",
    "vào cuối mỗi mô đun",
    "trước khi vào kỳ thực tập",
];
const WHY: &[&str] = &[
    "để tự tin khi đi làm",
    "nhằm đáp ứng nhà tuyển dụng",
    "giúp rút ngắn thời gian thử việc",
    "để có thể tự mở cửa hàng nhỏ",
    "nhằm chuẩn bị cho kỳ thi tay nghề",
    "giúp gia đình yên tâm",
    "để học lên bậc cao hơn",
    "nhằm có thu nhập ổn định",
];
const MODULES: &[&str] = &[
    "An toàn lao động",
    "Vật liệu và dụng cụ",
    "Kỹ năng cơ bản",
    "Thực hành nâng cao",
    "Ngoại ngữ của nghề",
    "Tin học ứng dụng",
    "Thực tập tại doanh nghiệp",
    "Bài làm tốt nghiệp",
];
const DOCUMENTS: &[&str] = &[
    "Phiếu đăng ký theo mẫu của trường",
    "Bản sao học bạ có chứng thực",
    "Bản sao giấy khai sinh",
    "Giấy khám sức khỏe trong sáu tháng",
    "Bốn ảnh cỡ 3 × 4",
    "Bản sao căn cước công dân",
];

/// Numbers that are the same in every run (xorshift64*).
pub struct Dice(pub u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % bound
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len() as u64) as usize]
    }
}

/// Where a programme is and what it is called, so that others can link to it.
pub struct Place {
    /// Its rank in its school.
    rank: usize,
    pub school: usize,
    pub name: String,
    pub occupation: usize,
    pub level: usize,
}

/// Writes the content of a site below `root`.
pub fn write(root: &Path, shape: &Shape) -> io::Result<()> {
    each(shape, &mut |path, text| {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)
    })
}

/// Hands over every file of the content of a site.
pub fn each(shape: &Shape, put: &mut Put) -> io::Result<()> {
    settings(put)?;
    areas(put)?;
    occupations(put)?;
    others::agency(put)?;
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for number in 0..shape.schools {
        school(number, &mut dice, put)?;
    }
    let places = places(shape, &mut dice);
    for place in &places {
        let text = programme(place, &places, &mut dice);
        let path = format!("content/truong/truong-{}/{}.md", place.school, place.name);
        put(&path, text)?;
    }
    others::events(shape.events, &mut dice, put)?;
    others::questions(shape.questions, &mut dice, put)?;
    others::links(shape.links, &places, put)
}

/// The programmes of a site.
pub fn places(shape: &Shape, dice: &mut Dice) -> Vec<Place> {
    let place = |number: usize| {
        let rank = number / shape.schools;
        let (occupation, level) = match shape.kind {
            // All that a school has at one time differs in something.
            shape::Kind::School => (rank % 72, rank / 72 % 4),
            shape::Kind::Occupation if rank == 0 => (0, 0),
            _ => {
                let occupation = dice.below(72) as usize;
                (occupation, [0, 0, 1, 1, 2, 3][dice.below(6) as usize])
            }
        };
        Place {
            rank,
            school: number % shape.schools,
            name: format!("khoa-{number:06}"),
            occupation,
            level,
        }
    };
    (0..shape.programmes).map(place).collect()
}

fn settings(put: &mut Put) -> io::Result<()> {
    put(
        "content/site.yaml",
        "title: Hướng nghiệp\nsummary: Dữ liệu đo tốc độ.\nbase_url: https://huongnghiep.example/\nlanguage: vi\n\
         time_zone: Asia/Ho_Chi_Minh\nhotlines:\n- name: Tư vấn\n  phone: \"+842439990001\"\nnavigation:\n\
         - label: Chương trình\n  url: /chuong-trinh/\n- label: Trường\n  url: /truong/\n"
            .to_owned(),
    )
}

fn areas(put: &mut Put) -> io::Result<()> {
    let mut list = String::new();
    for number in 0..30 {
        let _ = write!(
            list,
            "- id: dia-ban-{number}\n  name: Phường {number}\n  kind: phuong\n"
        );
    }
    put("content/dia-ban/tat-ca.yaml", list)
}

pub(crate) fn occupation_id(number: usize) -> String {
    format!("nghe-{number}")
}

fn occupations(put: &mut Put) -> io::Result<()> {
    for (group, (key, names)) in FIELDS.iter().enumerate() {
        for (place, name) in names.iter().enumerate() {
            let id = occupation_id(group * 6 + place);
            let text = format!(
                "---\nname: {name}\ngroup: {key}\nsummary: Nghề {name}.\n---\n\nNghề này cần người khéo tay.\n"
            );
            put(&format!("content/nghe/{id}.md"), text)?;
        }
    }
    Ok(())
}

fn school(number: usize, dice: &mut Dice, put: &mut Put) -> io::Result<()> {
    let text = format!(
        "---\nname: Trường Nghề Số {number}\nkind: college\nownership: public\nsummary: Trường mẫu số {number}.\nsample: true\n\
         campuses:\n- id: chinh\n  name: Cơ sở chính\n  address: Số {number}, phố Mẫu\n  area: dia-ban-{}\n\
         phones: [\"+842439990001\"]\nlicence:\n  number: {number}/GP\n  issued: 2020-01-01\n  levels: [cao-dang, trung-cap, so-cap, duoi-3-thang]\n---\n\nTrường có xưởng rộng.\n",
        dice.below(30)
    );
    put(&format!("content/truong/truong-{number}/index.md"), text)
}

fn sentence(dice: &mut Dice) -> String {
    let mut text = format!(
        "{} {} {} {}",
        dice.pick(WHO),
        dice.pick(DO),
        dice.pick(WHAT),
        dice.pick(WHERE)
    );
    if dice.below(2) == 0 {
        let _ = write!(text, ", {}", dice.pick(WHY));
    }
    text + "."
}

pub(crate) fn paragraph(dice: &mut Dice, count: usize) -> String {
    (0..count)
        .map(|_| sentence(dice))
        .collect::<Vec<_>>()
        .join(" ")
}

fn programme(place: &Place, all: &[Place], dice: &mut Dice) -> String {
    let (_, level_name, low, high) = LEVELS[place.level];
    let months = low + dice.below(high - low + 1);
    let front = front_matter(place, months, dice);
    let link = |place: &Place| format!("../truong-{}/{}.md", place.school, place.name);
    front + &body(place, (level_name, months), all, &link, dice)
}

fn front_matter(place: &Place, months: u64, dice: &mut Dice) -> String {
    let (level, level_name, ..) = LEVELS[place.level];
    let name = occupation_name(place.occupation);
    let education = if dice.below(2) == 0 { "thcs" } else { "thpt" };
    let month = 1 + dice.below(9);
    // No two intakes of a school begin on one day, which would be the same intake twice.
    let start = format!("{}-10-{:02}", 2026 + place.rank / 288, 1 + place.rank % 28);
    let documents: String = (0..4).map(|n| format!("  - {}\n", DOCUMENTS[n])).collect();
    format!(
        "---\ntitle: \"{name} – {level_name} – {}\"\nsummary: Chương trình {name} trình độ {level_name}.\nsample: true\n\
         occupation: {}\nlevel: {level}\nentry:\n- education: {education}\nduration:\n  value: {months}\n  unit: months\n\
         credential: Bằng {level_name}\nfee:\n  amount: {}\n  per: month\n  school_year: 2026-2027\nintakes:\n- id: dot-1\n  campus: chinh\n\
         \x20 opens: 2026-01-05\n  deadline: 2026-0{month}-20\n  start: {start}\n  places: {}\n  mode: in-person\n  shift: day\n  documents:\n{documents}---\n\n",
        place.name,
        occupation_id(place.occupation),
        (8 + dice.below(15)) * 100_000,
        20 + dice.below(40),
    )
}

/// What an occupation is called.
pub fn occupation_name(occupation: usize) -> &'static str {
    let (_, names) = FIELDS[occupation / 6];
    names[occupation % 6]
}

/// The text of a programme, with links as `link` writes them.
pub fn body(
    place: &Place,
    (level, months): (&str, u64),
    all: &[Place],
    link: &dyn Fn(&Place) -> String,
    dice: &mut Dice,
) -> String {
    let name = occupation_name(place.occupation);
    let first = link(&all[dice.below(all.len() as u64) as usize]);
    let second = link(&all[dice.below(all.len() as u64) as usize]);
    let rows: String = (0..4)
        .map(|n| {
            format!(
                "| {} | {} | Thực hành |\n",
                MODULES[(n + place.occupation) % MODULES.len()],
                30 + dice.below(200)
            )
        })
        .collect();
    let list: String = (0..4).map(|n| format!("- {}\n", DOCUMENTS[n])).collect();
    format!(
        "**{name}** là chương trình *{level}*. {}\n\n## Giới thiệu chương trình\n\n{} Chương trình kéo dài **{months} tháng**.\n\n\
         > Học nghề là con đường ngắn để em đứng vững bằng đôi tay của mình.\n\n## Nội dung đào tạo\n\n{}\n\n\
         | Mô đun | Số giờ | Hình thức |\n|--------|-------:|-----------|\n{rows}\n### Hồ sơ và điều kiện\n\n{}\n\n{list}\n\
         ## Cơ hội việc làm\n\n{} Xem thêm [chương trình gần đó]({first}) và [chương trình cùng ngành]({second}).\n\n{}\n",
        paragraph(dice, 3),
        paragraph(dice, 4),
        paragraph(dice, 3),
        paragraph(dice, 2),
        paragraph(dice, 3),
        paragraph(dice, 4),
    )
}
