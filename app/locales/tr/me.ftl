## Ben

me-contact = İletişim bilgileri
me-phone = Telefon
me-email = E-posta adresi
contact-none = Şimdilik yok
me-language = Dil
language-set = Dil şimdi Türkçe.
me-devices = Bağlı cihazlar
me-device-here = Bu cihaz
me-device-since = Giriş: { $at }
me-device-out = Çıkış yaptır
me-device-unknown = Bilinmeyen cihaz
device-out = Cihazdan çıkış yapıldı.
me-others-out = Diğer bütün cihazlardan çıkış yap
others-out = Diğer cihazlarınızdan çıkış yapıldı.
email-new = Yeni e-posta adresi
contact-change = Değiştir
contact-change-phone = telefon numarasını
contact-change-email = e-posta adresini
contact-change-lead = Yeni numaraya ya da adrese bir kod göndeririz. Sonra kodu buraya yazarsınız. Eski numaraya ya da adrese bir mesaj gider.
contact-sign-in-first = İletişim bilgilerinizi değiştirmek için önce yeniden giriş yapın. Sonra bu sayfaya dönersiniz.
contact-by-link = E-posta adresiniz bir bağlantıyla değişir.
contact-unchanged = Bu zaten sizin numaranız ya da adresiniz.
contact-code-lead = Şuraya bir kod gönderiyoruz: { $contact }. Kodu on dakika içinde buraya yazın.
contact-code-send = Onayla
contact-code-none = Önce “Ben” sayfasında bir kod isteyin.
own-contact-changed = İletişim bilgileriniz değişti. Diğer cihazlarınızdan çıkış yapıldı.
email-change-title = E-posta adresimi değiştir
phone-change-title = Telefon numaramı değiştir
phone-new = Yeni telefon numarası
phone-new-hint = SMS alan bir numara
sms-stopped = STOP diye cevap verdiniz. Artık SMS almıyorsunuz.
sms-resume = Yeniden SMS al
sms-resumed = Yeniden SMS alıyorsunuz.
text-size-title = Yazı boyutu
text-size-normal = Normal
text-size-large = Büyük
text-size-larger = Çok büyük
text-size-set = Bu cihazda yazı boyutu değişti.
me-device-named = { $agent }, son kullanım: { $seen }

## Hatırlatmalar

reminders-title = Hatırlatmalar
reminders-when = Essor, ayınızı bildirmeyi size ayda en çok üç kez hatırlatır: ayın ilk günü, son günden (ayın { $due }. günü) { $days } gün önce ve son günden sonra bir kez.
reminders-when-twice = Essor, ayınızı bildirmeyi size ayda en çok iki kez hatırlatır: ayın ilk günü ve ayın { $due }. gününden sonra bir kez.
reminders-stop = Gece hatırlatma gelmez. Siz bildirince hatırlatmalar durur.
reminders-by = Hatırlatmaları alma yolu
reminders-else = Ekran bildirimi ulaşmazsa
reminders-default = Bir şey seçmediniz. Essor şimdilik şöyle yapıyor.
reminders-sms = SMS ile
reminders-mail = E-posta ile
reminders-none = Hatırlatma yok
reminders-none-hint = Diğer mesajlar yine gelir: kodlar, randevular, sorular.
reminders-unchosen = Bir cevap seçin.
reminders-set = Kaydedildi.
push-title = Bu telefonda
push-lead = Hatırlatma ekranda görünür. Ücretsizdir ve SMS gönderilmez.
push-start = Hatırlatmaları bu telefonda al
push-is-here = Hatırlatmalar bu telefonda görünüyor.
push-stop = Bu telefonda durdur
push-elsewhere =
    { $n ->
        [one] Hatırlatmalar başka bir cihazda da görünüyor.
       *[other] Hatırlatmalar başka { $n } cihazda da görünüyor.
    }
push-refused = Tarayıcınız Essor’un ekran bildirimlerini engelliyor. Tarayıcının ayarlarında izin verebilirsiniz. İsterseniz SMS ya da e-posta ile devam edin.
push-failed = Ekran bildirimleri şu anda burada çalışmıyor. Daha sonra yeniden deneyin ya da SMS veya e-posta ile devam edin.
push-not-a-subscription = Ekran bildirimleri bu tarayıcıda çalışmıyor. SMS ya da e-posta ile devam edin.
push-started = Hatırlatmalar bu telefonda görünecek.
push-stopped = Hatırlatmalar artık bu telefonda görünmüyor.
