//! The order of a visit: from the street to the way out. What is not listed comes last, by its id.

/// Elements in the order in which an inspector meets them.
const VISIT: &[&str] = &[
    "bus-stop", "crossing", "kerb-ramp", "tactile-paving", "audible-signal", "footbridge", "bollards", "grating",
    "protruding-object", "park", "park-path", "historic-site", "set-down-area", "parking-lot", "parking-bay", "route",
    "acceptance-route", "entrance-provision", "entrance", "ramp", "stairs", "low-space", "handrail", "door",
    "gate-lane", "access-panel", "lift-provision", "lift", "platform-lift", "sign-system", "sign", "braille-sign",
    "voice-prompt", "lighting", "counter-provision", "low-counter", "self-service-terminal", "operable-part",
    "public-phone", "information", "hearing-support", "wheelchair-seating", "toilet-provision", "public-toilet",
    "toilet-room", "toilet-cubicle", "wc", "urinal", "washbasin", "call-device", "bathing-room", "shower", "bathtub",
    "changing-room", "accessible-room-provision", "accessible-room", "dwelling-room", "kitchen", "evacuation",
    "emergency-alarm", "emergency-shelter", "maintenance", "acceptance", "home-gate", "home-path", "home-entrance",
    "home-door", "home-passage", "home-room", "home-bed", "home-toilet", "home-bath", "home-kitchen",
    "home-electric", "home-alarm", "home-safety", "home-device",
];

/// Returns the place of an element in the visit, to sort by.
pub(super) fn place(element: &str) -> usize {
    VISIT.iter().position(|e| *e == element).unwrap_or(VISIT.len())
}
