//! The catalogue of diagnostics: one code for each thing that can be wrong.

use std::fmt;

use serde::Serialize;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)+) => {
        /// The catalogue of diagnostics.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name,)+ }

        impl Code {
            /// All codes, in the order of the reference.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Returns the permanent id, such as `survey-unit`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }
    };
}

codes! {
    /// The file cannot be opened or read.
    FileUnreadable = "file-unreadable",
    /// The file has no content.
    FileEmpty = "file-empty",
    /// The bytes are not text in UTF-8, UTF-16 or GB 18030.
    FileEncoding = "file-encoding",
    /// The name does not end in a known format.
    FileFormat = "file-format",
    /// A line is longer than any record can be.
    FileLineTooLong = "file-line-too-long",
    /// The folder holds no record.
    FolderEmpty = "folder-empty",
    /// The output exists already.
    OutputExists = "output-exists",
    /// The output cannot be written.
    OutputUnwritable = "output-unwritable",
    /// TOML, JSON or CSV that is not well formed.
    Syntax = "syntax",
    /// A key that the format does not know.
    UnknownKey = "unknown-key",
    /// A key that must be there and is not.
    MissingKey = "missing-key",
    /// A key or value of the wrong type.
    WrongType = "wrong-type",
    /// A file format number that this version cannot read.
    SchemaVersion = "schema-version",
    /// An id that stands twice in a catalogue.
    ChecklistDuplicateId = "checklist-duplicate-id",
    /// A reference to something the catalogue does not have.
    ChecklistUnknownReference = "checklist-unknown-reference",
    /// A value that does not fit its key.
    ChecklistValue = "checklist-value",
    /// A text that lacks one of the two languages.
    ChecklistLanguage = "checklist-language",
    /// A case that does not give its expected outcome.
    ChecklistCase = "checklist-case",
    /// A rule without the cases that every rule needs.
    ChecklistCaseMissing = "checklist-case-missing",
    /// Profiles that extend each other.
    ChecklistCycle = "checklist-cycle",
    /// A change to a rule that the profile does not have.
    ChecklistNotSelected = "checklist-not-selected",
    /// A profile that the catalogue does not have.
    SurveyUnknownProfile = "survey-unknown-profile",
    /// An element that the catalogue does not have.
    SurveyUnknownElement = "survey-unknown-element",
    /// A field that the element does not have.
    SurveyUnknownField = "survey-unknown-field",
    /// A rule that the catalogue does not have.
    SurveyUnknownRule = "survey-unknown-rule",
    /// An item that the record does not have.
    SurveyUnknownItem = "survey-unknown-item",
    /// An instrument that the catalogue does not have.
    SurveyUnknownInstrument = "survey-unknown-instrument",
    /// A number without its unit.
    SurveyUnit = "survey-unit",
    /// A unit that nobody knows.
    SurveyUnknownUnit = "survey-unknown-unit",
    /// A unit of another kind than the field's.
    SurveyUnitKind = "survey-unit-kind",
    /// A value that is no number of its kind.
    SurveyNumber = "survey-number",
    /// A number that can be read in two ways.
    SurveyAmbiguous = "survey-ambiguous",
    /// A choice that the field does not offer.
    SurveyChoice = "survey-choice",
    /// A value that nothing in the world can have.
    SurveyImpossible = "survey-impossible",
    /// A value outside what the element's field can plausibly be.
    SurveyImplausible = "survey-implausible",
    /// Two readings of one field at one item.
    SurveyDuplicateReading = "survey-duplicate-reading",
    /// Two items with one id.
    SurveyDuplicateItem = "survey-duplicate-item",
    /// Two sites with one id and date in one run.
    SurveyDuplicateSite = "survey-duplicate-site",
    /// A parent that the record does not have.
    SurveyParent = "survey-parent",
    /// Items that are each other's parents.
    SurveyParentCycle = "survey-parent-cycle",
    /// A position that is not on the earth.
    SurveyPosition = "survey-position",
    /// A date that does not exist.
    SurveyDate = "survey-date",
    /// A word that stands for no known value of its key.
    SurveyValue = "survey-value",
    /// A waiver whose date has passed.
    SurveyWaiverExpired = "survey-waiver-expired",
    /// A photo that is not beside the record.
    SurveyPhotoMissing = "survey-photo-missing",
    /// A column that the table lacks.
    TableColumn = "table-column",
    /// A row with too few or too many cells.
    TableRow = "table-row",
    /// A quote that is opened and never closed.
    TableQuote = "table-quote",
    /// More problems like the ones before, which are counted and not shown.
    TableMore = "table-more",
    /// A table without a mapping or the long form's columns.
    TableForm = "table-form",
    /// A character that no font of the report has.
    ReportMissingGlyph = "report-missing-glyph",
    /// A photo that cannot be put into the report.
    ReportPhoto = "report-photo",
    /// A visit longer ago than the profile holds good.
    SurveyStale = "survey-stale",
    /// A setting of the environment or of `tantu.toml` that has no meaning.
    SettingValue = "setting-value",
    /// A record without a profile, and no other way to know it.
    ProfileMissing = "profile-missing",
    /// A command that does not exist.
    UnknownCommand = "unknown-command",
    /// An option that the command does not take.
    UnknownOption = "unknown-option",
    /// A value that an option cannot have.
    OptionValue = "option-value",
    /// An option or argument that must be there and is not.
    OptionMissing = "option-missing",
    /// Options that exclude each other.
    OptionConflict = "option-conflict",
    /// A format that no name or ending tells.
    OutputFormat = "output-format",
    /// A format that a terminal cannot show.
    OutputTerminal = "output-terminal",
    /// An output that holds homes under a name that does not say so.
    OutputInternalName = "output-internal-name",
    /// A word that is no outcome, in the results of a conformance run.
    ConformanceOutcome = "conformance-outcome",
    /// A file of demand has no place in it.
    DemandNone = "demand-none",
    /// A file of demand is in a system of coordinates that nobody knows.
    DemandCrs = "demand-crs",
    /// A cell of demand holds no geometry that can stand there.
    DemandGeometry = "demand-geometry",
    /// A file of demand does not say how many people there are.
    DemandUncounted = "demand-uncounted",
    /// A file of demand lacks a column.
    DemandColumn = "demand-column",
    /// A cell of demand is not a number that it can be.
    DemandNumber = "demand-number",
    /// A place of demand is not on the earth.
    DemandPosition = "demand-position",
    /// A feature or row of demand lacks what it needs.
    DemandFeature = "demand-feature",
    /// Demand that may be a list of households, asked of a public output.
    DemandHomes = "demand-homes",
    /// More places of a file of demand are wrong than are shown.
    DemandMore = "demand-more",
    /// No facility to measure coverage from.
    CoverageNothing = "coverage-nothing",
    /// Every place of the demand was refused.
    CoverageNobody = "coverage-nobody",
    /// A group that does not exist.
    CoverageGroup = "coverage-group",
    /// The address of a background is none.
    MapBasemap = "map-basemap",
    /// A background in `tantu.toml` without the words that its makers ask for.
    MapAttribution = "map-attribution",
    /// A background that is no archive of tiles.
    MapArchive = "map-archive",
    /// An archive of tiles that are no pictures.
    MapArchiveTiles = "map-archive-tiles",
    /// A file of boundaries has no lines.
    MapContext = "map-context",
    /// An option that only the page of a map has.
    MapPageOnly = "map-page-only",
    /// A layer of coverage without demand.
    MapDemand = "map-demand",
    /// Several layers for a file of one.
    MapOneLayer = "map-one-layer",
    /// Places of few people that a public map leaves out.
    MapPlacesHidden = "map-places-hidden",
    /// A kind of document that the format does not write.
    OutputKind = "output-kind",
    /// A document narrowed to what failed, where it cannot be.
    OutputOnly = "output-only",
    /// One file a site, sent where only one file can go.
    OutputSplit = "output-split",
    /// A document on a whole run cannot be one file a site.
    OutputWhole = "output-whole",
    /// Two visits compared, where no site was visited twice.
    ReportSingleVisit = "report-single-visit",
    /// A formula of a quantity that cannot be reckoned with.
    ChecklistFormula = "checklist-formula",
    /// A price for another unit than the measure's.
    ChecklistPriceUnit = "checklist-price-unit",
    /// A measure that no rule names and no list has.
    ChecklistMeasureUnused = "checklist-measure-unused",
    /// A formula for an element that has no rule naming the measure.
    ChecklistMeasureStray = "checklist-measure-stray",
    /// A rule that names no measure.
    ChecklistRemedyMissing = "checklist-remedy-missing",
    /// A list of measures that the checklists do not have.
    MeasureListUnknown = "measure-list-unknown",
    /// A character that came from a font that nobody named.
    ReportFallbackFont = "report-fallback-font",
    /// A logo that cannot be put into the report.
    ReportLogo = "report-logo",
    /// A colour in which text could not be read.
    SettingContrast = "setting-contrast",
    /// A font that cannot be used in reports.
    FontRefused = "font-refused",
    /// A workbook with more rows than a sheet holds.
    XlsxSplit = "xlsx-split",
    /// A text longer than a cell of a workbook holds.
    XlsxLong = "xlsx-long",
    /// A pair of coordinates that is none of the system that the record names.
    SurveyCoordinates = "survey-coordinates",
    /// A boundary file that is no `GeoJSON`, or a list of codes that is no table.
    AreaSyntax = "area-syntax",
    /// A boundary file without a single area.
    AreaNone = "area-none",
    /// A boundary file whose coordinate reference system nobody knows.
    AreaCrs = "area-crs",
    /// A property that the areas do not have.
    AreaField = "area-field",
    /// An area without a code and a name.
    AreaUnnamed = "area-unnamed",
    /// An area without a polygon.
    AreaGeometry = "area-geometry",
    /// An area with a vertex that is not on the earth.
    AreaCoordinates = "area-coordinates",
    /// A list of codes without its two columns.
    AreaCodes = "area-codes",
    /// A text that is no administrative code.
    AreaCode = "area-code",
    /// A position on a border, or where outlines overlap.
    AreaBorder = "area-border",
    /// A position in none of the areas.
    AreaOutside = "area-outside",
    /// A position in another area than the record states.
    AreaElsewhere = "area-elsewhere",
    /// Many records that are shifted alike.
    AreaShift = "area-shift",
    /// Two boundary files that are shifted against each other.
    AreaBoundaryShift = "area-boundary-shift",
    /// Records that do not lie where they say, counted.
    AreaMisplaced = "area-misplaced",
    /// Two boundary files without an area in common.
    AreaUnlike = "area-unlike",
    /// A `GeoPackage` that cannot be read.
    GeopackageFile = "geopackage-file",
    /// A `GeoPackage` of which it is not clear which layer is meant.
    GeopackageLayer = "geopackage-layer",
    /// A row of a `GeoPackage` that was left out.
    GeopackageRow = "geopackage-row",
    /// A layer of a `GeoPackage` in a system of coordinates that nobody knows.
    GeopackageCrs = "geopackage-crs",
    /// Boundaries for orientation in a system of coordinates that nobody knows.
    MapContextCrs = "map-context-crs",
    /// A layer of a map that shows areas, and no boundaries were given.
    MapBoundaries = "map-boundaries",
    /// Places of few people that are left out of a public table of the nearest facilities.
    CoveragePlacesHidden = "coverage-places-hidden",
    /// Places of a demand that lie in another area than the file states.
    CoverageElsewhere = "coverage-elsewhere",
    /// A kind of document about homes, without leave to show them.
    ReportHomesHeld = "report-homes-held",
    /// A kind of document about homes, where no record is of one.
    ReportNoHome = "report-no-home",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.id())
    }
}
