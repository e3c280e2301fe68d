//! The tests of the public interface, in the order of the flow.

mod quantities;

mod checklists;
