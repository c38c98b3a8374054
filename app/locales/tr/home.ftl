## Bugün

home-title = Merhaba { $name }
home-month-title = { $month } ayınız
home-month-until = Son gün: { $day }. Hiç para almadınız mı? 0 € düğmesine dokunun.
home-month-expected = Şimdi gönderilecek. Hiç para almadınız mı? 0 € düğmesine dokunun.
declare = Bildir
declare-nil = Bu ay için 0 €
home-next-booking = Sonraki randevu
home-done-eyebrow = Her şey tamam
home-done-title = Bugün yapılacak bir şey yok
progress-month = { $months } ayın { $month }. ayı
progress-actions =
    { $done ->
        [one] , { $all } işten { $done } tanesi yapıldı
       *[other] , { $all } işten { $done } tanesi yapıldı
    }
progress-rise = , başlangıçtan beri ayda +{ $amount }
home-months =
    { $n ->
        [one] Bildirilecek: { $months }
       *[other] Bildirilecek { $n } ay: { $months }
    }
home-first = { $month } ayıyla başlayın.
home-first-until = { $month } ayıyla başlayın. Son gün: { $day }.
declare-nil-month = { $month } için 0 €
home-draft = Taslağınız saklandı.
home-draft-phone = Bu telefonda bir taslak saklı.
home-go-on = Devam et
home-done-year = { $year } yılında { $amount } bildirdiniz.
home-plan-read = Oku ve imzala
home-check-in-text = Üç cevap, 30 saniye.
home-check-in-go = Cevap ver
home-directions = Yol tarifi

## Hoş geldiniz

welcome-title = Essor’a hoş geldiniz
welcome-text = Danışmanınız: { $name }. Başlamak için:
welcome-language = Dilinizi seçin
welcome-phone = Telefonunuzu kontrol edin
welcome-phone-code = Bir dahaki sefere SMS ile gelen kodla giriş yapın.
welcome-phone-none = Telefon numaranızı kurumunuza verin.
welcome-month = Bildirilecek ilk ay: { $month }
welcome-month-from = Başlangıç: { $day }.
welcome-booking = İlk randevuyu alın
welcome-screen = Essor’u telefonunuzun ekranına koyun
welcome-screen-how = Tarayıcının menüsünde: “Ana ekrana ekle”.
welcome-put-away = Bu listeyi kaldır

## Yardım ve site haritası

help-title = Yardım
help-lead = Bir sorun mu var? Arayın ya da yazın.
help-none = Kurumunuza sorun.
help-publisher = Bu siteyle ilgilenen kişiye ulaşmak için: { $contact }
help-code = Kod gelmiyor mu?
help-code-text = Kurumunuzdan basılı bir kart isteyin. Kodun yerine geçer.
help-sign-in = Giriş yapamıyor musunuz? Yardım
sitemap-title = Site haritası
sitemap-pages = Sayfalar
sitemap-account = Hesabınız
sitemap-site = Bu site
