//! The map of the product: which address shows what.

use crate::{
    agenda, bookings, caseload,
    declarations::{self, attestation, documents},
    enrollments, home, people, plan, reporting, review, sign_in, statements,
    ui::frame::page,
    web::context::Visitor,
};
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

/// Every page. Each is rendered whole before it is sent, so that its status is true; who may see it stands in
/// [`crate::permissions`].
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| ()>
                <Route path=path!("/") view=page(home::today) ssr=SsrMode::Async/>
                <Route path=path!("/declarations") view=page(declarations::pages::list) ssr=SsrMode::Async/>
                <Route path=path!("/declarations/a-mettre-de-cote") view=page(declarations::set_aside::page) ssr=SsrMode::Async/>
                <Route path=path!("/declarations/caf") view=page(declarations::caf::page) ssr=SsrMode::Async/>
                <Route path=path!("/declarations/attestation") view=page(attestation::page::own) ssr=SsrMode::Async/>
                <Route path=path!("/declarations/:month") view=page(declarations::pages::month) ssr=SsrMode::Async/>
                <Route path=path!("/declarations/:month/pieces") view=page(documents::pages::month) ssr=SsrMode::Async/>
                <Route path=path!("/rendez-vous") view=page(bookings::pages::list) ssr=SsrMode::Async/>
                <Route path=path!("/rendez-vous/passes") view=page(bookings::pages::past) ssr=SsrMode::Async/>
                <Route path=path!("/rendez-vous/confirmer") view=page(bookings::picker::confirm) ssr=SsrMode::Async/>
                <Route path=path!("/rendez-vous/prendre/:type") view=page(bookings::picker::choose) ssr=SsrMode::Async/>
                <Route path=path!("/rendez-vous/:session") view=page(bookings::pages::session) ssr=SsrMode::Async/>
                <Route path=path!("/plan") view=page(plan::pages::plan) ssr=SsrMode::Async/>
                <Route path=path!("/plan/proposer") view=page(plan::propose::own) ssr=SsrMode::Async/>
                <Route path=path!("/plan/versions") view=page(plan::versions::own) ssr=SsrMode::Async/>
                <Route path=path!("/moi") view=page(crate::me::me) ssr=SsrMode::Async/>
                <Route path=path!("/moi/agenda") view=page(bookings::calendar::page) ssr=SsrMode::Async/>

                <Route path=path!("/verifications") view=page(review::pages::queue) ssr=SsrMode::Async/>
                <Route path=path!("/verifications/lot") view=page(review::batch::confirm) ssr=SsrMode::Async/>
                <Route path=path!("/verifications/remplacement") view=page(review::substitution::page) ssr=SsrMode::Async/>
                <Route path=path!("/agenda") view=page(agenda::week::page) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/nouveau") view=page(agenda::open::page) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/seance/:session") view=page(agenda::session::page) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/seance/:session/ajouter") view=page(agenda::add::page) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/seance/:session/modifier") view=page(agenda::change::page) ssr=SsrMode::Async/>
                <Route path=path!("/suivis") view=page(caseload::pages::list) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant") view=page(caseload::participant::page) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/attestation") view=page(attestation::page::of_participant) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/rendez-vous") view=page(crate::agenda::book_for::what) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/rendez-vous/:type") view=page(crate::agenda::book_for::hours) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/parcours") view=page(enrollments::page::page) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/parcours/suspendre") view=page(enrollments::suspension::new) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/parcours/suspensions/:suspension") view=page(enrollments::suspension::change) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/parcours/prolonger") view=page(enrollments::extension::new) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/parcours/sortie") view=page(enrollments::exit::page) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/parcours/debut") view=page(enrollments::start::correct) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/parcours/fin-officielle") view=page(enrollments::official_end::page) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/parcours/retour") view=page(enrollments::start::again) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/plan") view=page(plan::pages::of_participant) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/plan/proposer") view=page(plan::propose::of_participant) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/plan/versions") view=page(plan::versions::of_participant) ssr=SsrMode::Async/>
                <Route path=path!("/suivis/:participant/:month") view=page(review::record::month) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/plages") view=page(crate::agenda::windows::page) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/absences") view=page(crate::agenda::leave::list) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/absences/nouvelle") view=page(crate::agenda::leave::new) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/types") view=page(crate::agenda::types::list) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/types/nouveau") view=page(crate::agenda::types::new) ssr=SsrMode::Async/>
                <Route path=path!("/agenda/types/:type") view=page(crate::agenda::types::change) ssr=SsrMode::Async/>
                <Route path=path!("/pilotage") view=page(reporting::cohort::page) ssr=SsrMode::Async/>
                <Route path=path!("/pilotage/etats") view=page(statements::list::page) ssr=SsrMode::Async/>
                <Route path=path!("/pilotage/etats/colonnes") view=page(statements::columns::page) ssr=SsrMode::Async/>
                <Route path=path!("/pilotage/etats/:month") view=page(statements::month::page) ssr=SsrMode::Async/>
                <Route path=path!("/pilotage/liste") view=page(reporting::list::page) ssr=SsrMode::Async/>
                <Route path=path!("/pilotage/exports") view=page(reporting::exports::page) ssr=SsrMode::Async/>
                <Route path=path!("/personnes") view=page(people::list::page) ssr=SsrMode::Async/>
                <Route path=path!("/personnes/ajouter") view=page(people::newcomer::page) ssr=SsrMode::Async/>
                <Route path=path!("/personnes/importer") view=page(people::import::page) ssr=SsrMode::Async/>
                <Route path=path!("/personnes/importer/:preview") view=page(people::import::preview) ssr=SsrMode::Async/>
                <Route path=path!("/personnes/confier") view=page(people::assign::page) ssr=SsrMode::Async/>
                <Route path=path!("/pilotage/financeurs") view=page(reporting::funders::page) ssr=SsrMode::Async/>
                <Route path=path!("/personnes/inviter") view=page(people::pages::invite) ssr=SsrMode::Async/>
                <Route path=path!("/personnes/:person") view=page(people::person::page) ssr=SsrMode::Async/>
                <Route path=path!("/personnes/:person/carte") view=page(people::card::page) ssr=SsrMode::Async/>
                <Route path=path!("/reseau") view=page(reporting::network::page) ssr=SsrMode::Async/>
                <Route path=path!("/reseau/:structure") view=page(reporting::network::structure) ssr=SsrMode::Async/>
                <Route path=path!("/journal") view=page(crate::journal::page::page) ssr=SsrMode::Async/>
                <Route path=path!("/reglages") view=page(crate::structure::settings::settings) ssr=SsrMode::Async/>

                <Route path=path!("/connexion") view=page(sign_in::pages::contact) ssr=SsrMode::Async/>
                <Route path=path!("/connexion/code") view=page(sign_in::pages::code) ssr=SsrMode::Async/>
                <Route path=path!("/connexion/carte") view=page(sign_in::pages::card) ssr=SsrMode::Async/>
                <Route path=path!("/connexion/equipe") view=page(sign_in::pages::team) ssr=SsrMode::Async/>
                <Route path=path!("/invitation/:token") view=page(sign_in::pages::invitation) ssr=SsrMode::Async/>
                <Route path=path!("/verifier") view=page(attestation::verify::page) ssr=SsrMode::Async/>
                <Route path=path!("/verifier/:code") view=page(attestation::verify::page) ssr=SsrMode::Async/>
                <Route path=path!("/resultats/:token") view=page(reporting::results::page) ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}

/// Wakes the islands of a page once it is shown. In place of Leptos' `HydrationScripts`, which loads WebAssembly on every
/// page and before the text: most pages have no island. Islands within the children of islands it does not know.
const ISLAND_LOADER: &str = include_str!("wake.js");
/// Forgets the drafts that have no business on the phone any more, on every page.
const DRAFTS: &str = include_str!("drafts.js");

/// The document around every page.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let language = Visitor::current().language;
    let package = format!("/{}/{}", options.site_pkg_dir, options.output_name);
    // Of a page only its islands wake.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    view! {
        <!DOCTYPE html>
        <html lang=language.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#fbf6ec" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#0d2024" media="(prefers-color-scheme: dark)"/>
                <link rel="preload" href="/fonts/atkinson-400.woff2" r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <link rel="preload" href="/fonts/atkinson-700.woff2" r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=format!("{package}.css")/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <script type="module" nonce=leptos::nonce::use_nonce()>{format!("{DRAFTS};{ISLAND_LOADER}(\"{package}.js\",\"{package}.wasm\")")}</script>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
