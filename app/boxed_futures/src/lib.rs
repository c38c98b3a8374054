//! The attribute [`macro@boxed_futures`].

use proc_macro::TokenStream;
use proc_macro2::Span;
use quote::{quote, quote_spanned};
use syn::{
    FnArg, Generics, ImplItem, Item, Lifetime, ReturnType, Signature, TypeReference, Visibility, parse_macro_input, parse_quote,
    parse_quote_spanned,
    spanned::Spanned,
    visit_mut::{self, VisitMut},
};

/// The public `async fn`s of an `impl`, or one function, with their futures in boxes.
///
/// rustc compiles the body of an `async fn` where its future is awaited: a crate of them is compiled hardly at all, and then again in
/// each crate above it and in each of its tests. Behind `dyn Future` it is compiled here, once, and whoever awaits it waits for a box.
/// That costs an allocation a call, which beside a query cannot be measured.
///
/// Functions with parameters of their own types (`<T>`, `impl Trait`) stay as they are: they are compiled where the type is known. All
/// lifetimes that a signature leaves out become one, that of the future.
#[proc_macro_attribute]
pub fn boxed_futures(_: TokenStream, item: TokenStream) -> TokenStream {
    let mut item = parse_macro_input!(item as Item);
    match &mut item {
        Item::Fn(function) => box_future(&mut function.sig, &mut function.block),
        Item::Impl(methods) => {
            for method in &mut methods.items {
                if let ImplItem::Fn(method) = method
                    && matches!(method.vis, Visibility::Public(_))
                {
                    box_future(&mut method.sig, &mut method.block);
                }
            }
        }
        other => return syn::Error::new(other.span(), "expected an `impl` or an `async fn`").into_compile_error().into(),
    }
    quote!(#item).into()
}

fn box_future(signature: &mut Signature, block: &mut syn::Block) {
    if signature.asyncness.is_none() || has_types(signature) {
        return;
    }
    signature.asyncness = None;
    let future = Lifetime::new("'future", signature.ident.span());
    for input in &mut signature.inputs {
        match input {
            // `self: &Self` is written `&self` here.
            FnArg::Receiver(receiver) => {
                if let Some((_, lifetime @ None)) = &mut receiver.reference {
                    *lifetime = Some(future.clone());
                }
                Elided(&future).visit_type_mut(&mut receiver.ty);
            }
            FnArg::Typed(argument) => Elided(&future).visit_type_mut(&mut argument.ty),
        }
    }
    Elided(&future).visit_return_type_mut(&mut signature.output);
    let output = match &signature.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, output) => quote!(#output),
    };
    bind_lifetimes(&mut signature.generics, &future, signature.inputs.iter().any(|input| matches!(input, FnArg::Receiver(_))));
    // Mistakes are shown where they are; what the macro wrote is not held to the rules for what a person writes.
    let at = |span| Span::call_site().located_at(span);
    let span = at(signature.output.span());
    signature.output = parse_quote_spanned!(span=> -> ::std::pin::Pin<::std::boxed::Box<dyn ::std::future::Future<Output = #output> + ::std::marker::Send + #future>>);
    let statements = &block.stmts;
    // The first statement never returns: it says what `?` and `return` convert to.
    let body = quote_spanned! {at(block.span())=> {
        ::std::boxed::Box::pin(async move {
            if let ::std::option::Option::Some(output) = ::std::option::Option::None::<#output> {
                return output;
            }
            #(#statements)*
        })
    }};
    *block = parse_quote!(#body);
}

/// Whether a caller chooses a type of the function.
fn has_types(signature: &Signature) -> bool {
    struct Chosen(bool);
    impl VisitMut for Chosen {
        fn visit_type_impl_trait_mut(&mut self, _: &mut syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut chosen = Chosen(signature.generics.type_params().next().is_some());
    chosen.visit_signature_mut(&mut signature.clone());
    chosen.0
}

/// Each lifetime of the signature, and of the type whose method it is, outlives the future.
fn bind_lifetimes(generics: &mut Generics, future: &Lifetime, is_method: bool) {
    let lifetimes: Vec<Lifetime> = generics.lifetimes().map(|one| one.lifetime.clone()).collect();
    let bounds = generics.make_where_clause();
    for lifetime in lifetimes {
        bounds.predicates.push(parse_quote!(#lifetime: #future));
    }
    if is_method {
        bounds.predicates.push(parse_quote!(Self: #future));
    }
    generics.params.insert(0, parse_quote!(#future));
}

/// Names the lifetimes that a type leaves out.
struct Elided<'a>(&'a Lifetime);

impl VisitMut for Elided<'_> {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        reference.lifetime.get_or_insert_with(|| self.0.clone());
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.0.clone();
        }
    }

    // The lifetimes of a function's arguments are its own: `dyn Fn(&str)`.
    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut syn::ParenthesizedGenericArguments) {}
}
