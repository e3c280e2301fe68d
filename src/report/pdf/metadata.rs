//! What a file says of itself: title, language, dates, program, and what it was made from.

use lopdf::{Dictionary, Object, Stream, dictionary};

use super::doc::Doc;
use super::tags::text;

pub(super) fn info(doc: &Doc) -> Dictionary {
    let mut info = dictionary! {
        "Title" => text(&doc.title),
        "Creator" => text(&doc.creator),
        "Producer" => text(&doc.creator),
    };
    if let Some(created) = doc.created {
        let date = created.strftime("D:%Y%m%d%H%M%SZ").to_string();
        info.set("CreationDate", Object::string_literal(date.as_str()));
        info.set("ModDate", Object::string_literal(date));
    }
    if let Some(author) = &doc.author {
        info.set("Author", text(author));
    }
    if let Some(subject) = &doc.subject {
        info.set("Subject", text(subject));
    }
    info
}

pub(super) fn xmp(doc: &Doc) -> Stream {
    let dates = doc.created.map_or_else(String::new, |created| {
        let date = created.strftime("%Y-%m-%dT%H:%M:%SZ");
        format!("<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>")
    });
    let (title, creator) = (escaped(&doc.title), escaped(&doc.creator));
    let lang = doc.lang.tag();
    let author = doc.author.as_ref().map_or_else(String::new, |a| {
        format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>", escaped(a))
    });
    let subject = doc.subject.as_ref().map_or_else(String::new, |s| {
        format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>",
            escaped(s)
        )
    });
    let provenance = doc.provenance.properties();
    let packet = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\
         <pdfuaid:part>1</pdfuaid:part>\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>{author}{subject}\
         {dates}<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{creator}</pdf:Producer>\
         </rdf:Description>{provenance}</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
    );
    Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet.into_bytes())
        .with_compression(false)
}

pub(super) fn escaped(s: &str) -> String {
    let kept: String = s.chars().filter(|c| !c.is_control()).collect();
    kept.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
